import { useFormatter, useTranslations } from "next-intl";
import type { FunnelReport } from "@/lib/reports/get-funnel";
import { funnelRates, type Rate, rate, SMALL_SAMPLE } from "@/lib/reports/rates";
import { type ListAddress, listHref } from "../calls/list/list-address";
import { clockLength } from "../calls/time-text";
import { Stat } from "../ui/figure/stat";
import { Comparison } from "./comparison";

/** The figures of the period beside those of the period before; each opens what it counts and says on hover how. */
export function MetricCards({
  report,
  previous,
  view,
}: {
  report: FunnelReport;
  previous: FunnelReport;
  /** The list of calls with the same period and filters. */
  view: ListAddress;
}) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const rates = funnelRates(report);
  const before = funnelRates(previous);
  const { interested } = report.funnel;
  const success = rate(interested, report.totalCalls);
  const shares = [
    {
      key: "successRate",
      funnel: "interested",
      now: success,
      before: rate(previous.funnel.interested, previous.totalCalls),
    },
    { key: "talkRate", funnel: "talked", now: rates.talk, before: before.talk },
    { key: "interestRate", funnel: "interested", now: rates.interest, before: before.interest },
  ] as const;
  const percent = (share: Rate) =>
    share.value === null
      ? "–"
      : format.number(share.value, { style: "percent", maximumFractionDigits: 1 });
  const sample = (share: Rate) =>
    share.whole > 0 && share.whole < SMALL_SAMPLE
      ? t("smallSample", { n: share.whole })
      : t("ofWhole", { part: share.part, whole: share.whole });
  const hint = (
    key: "calls" | "averageDuration" | (typeof shares)[number]["key"],
    text: string,
  ) => ({ name: t("definitionOf", { name: t(key) }), text });
  const average = report.averageTalkSeconds;
  return (
    <div
      className="grid grid-cols-2 gap-3 lg:grid-cols-5 [&>:first-child]:col-span-2 lg:[&>:first-child]:col-span-1"
      data-testid="metrics"
    >
      <Stat
        label={t("calls")}
        value={format.number(report.totalCalls)}
        note={<Comparison kind="count" now={report.totalCalls} before={previous.totalCalls} />}
        hint={hint("calls", t("callsHint"))}
        href={listHref(view)}
      />
      {shares.map(({ key, funnel, now, before: then }) => (
        <Stat
          key={key}
          label={t(key)}
          value={percent(now)}
          note={
            <>
              {sample(now)}
              <br />
              <Comparison kind="rate" now={now.value} before={then.value} />
            </>
          }
          hint={hint(key, t(`${key}Hint`, { part: now.part, whole: now.whole }))}
          href={listHref({ ...view, funnel })}
          isFaint={now.whole < SMALL_SAMPLE}
        />
      ))}
      <Stat
        label={t("averageDuration")}
        value={average === null ? "–" : clockLength(average * 1000)}
        note={<Comparison kind="seconds" now={average} before={previous.averageTalkSeconds} />}
        hint={hint("averageDuration", t("averageDurationHint", { whole: report.funnel.talked }))}
        href={listHref({ ...view, funnel: "talked" })}
        isFaint={report.funnel.talked < SMALL_SAMPLE}
      />
    </div>
  );
}
