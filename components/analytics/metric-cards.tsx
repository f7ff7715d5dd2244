import { useFormatter, useTranslations } from "next-intl";
import type { FunnelReport } from "@/lib/reports/get-funnel";
import { funnelRates, type Rate, SMALL_SAMPLE } from "@/lib/reports/rates";
import { listHref } from "../calls/list/list-address";
import { clockLength } from "../calls/time-text";
import { Stat } from "../ui/stat";

/** The four figures; each opens what it counts and says on hover how. */
export function MetricCards({
  report,
  days,
}: {
  report: FunnelReport;
  /** YYYY-MM-DD, both included. */
  days: { from: string; to: string };
}) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const rates = funnelRates(report);
  const percent = (share: Rate) =>
    share.value === null
      ? "–"
      : format.number(share.value, { style: "percent", maximumFractionDigits: 1 });
  const note = (share: Rate) =>
    share.whole > 0 && share.whole < SMALL_SAMPLE
      ? t("smallSample", { n: share.whole })
      : t("ofWhole", { part: share.part, whole: share.whole });
  const isFaint = (share: Rate) => share.whole < SMALL_SAMPLE;
  const average = report.averageTalkSeconds;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4" data-testid="metrics">
      <Stat
        label={t("calls")}
        value={format.number(report.totalCalls)}
        hint={t("callsHint")}
        href={listHref(days)}
      />
      <Stat
        label={t("talkRate")}
        value={percent(rates.talk)}
        note={note(rates.talk)}
        hint={t("talkRateHint", { part: rates.talk.part, whole: rates.talk.whole })}
        href={listHref({ ...days, funnel: "talked" })}
        isFaint={isFaint(rates.talk)}
      />
      <Stat
        label={t("interestRate")}
        value={percent(rates.interest)}
        note={note(rates.interest)}
        hint={t("interestRateHint", { part: rates.interest.part, whole: rates.interest.whole })}
        href={listHref({ ...days, funnel: "interested" })}
        isFaint={isFaint(rates.interest)}
      />
      <Stat
        label={t("averageDuration")}
        value={average === null ? "–" : clockLength(average * 1000)}
        hint={t("averageDurationHint", { whole: report.funnel.talked })}
        href={listHref({ ...days, funnel: "talked" })}
        isFaint={report.funnel.talked < SMALL_SAMPLE}
      />
    </div>
  );
}
