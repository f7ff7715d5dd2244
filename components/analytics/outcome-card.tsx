import { clsx } from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { OUTCOME_GROUP, OUTCOME_GROUPS, type OutcomeGroup } from "@/lib/calls/status";
import type { OutcomeFigures } from "@/lib/reports/get-report";
import { rate, SMALL_SAMPLE } from "@/lib/reports/rates";
import { type ListAddress, listHref } from "../calls/list/list-address";
import { Card } from "../ui/card";

/** What came of the calls: the groups with their shares, in each its outcomes; every line opens its calls. */
export function OutcomeCard({
  outcomes,
  view,
}: {
  outcomes: readonly OutcomeFigures[];
  view: ListAddress;
}) {
  const t = useTranslations("reports");
  const sum = (parts: readonly OutcomeFigures[]) =>
    parts.reduce((total, part) => total + part.calls, 0);
  const settled = outcomes.filter(({ outcome }) => outcome !== null);
  const whole = sum(settled);
  const without = sum(outcomes) - whole;
  const groups = OUTCOME_GROUPS.map((group) => {
    const parts = settled.filter(({ outcome }) => outcome && OUTCOME_GROUP[outcome] === group);
    return { group, parts, count: sum(parts) };
  }).filter(({ count }) => count > 0);
  return (
    <Card title={t("outcomes")} data-testid="outcomes">
      {groups.length === 0 && <p className="text-muted">{t("empty")}</p>}
      <ul className="flex flex-col gap-3">
        {groups.map((one) => (
          <GroupRow key={one.group} {...one} whole={whole} view={view} />
        ))}
      </ul>
      {without > 0 && (
        <p className="mt-3 text-muted text-sm">
          <Link
            href={listHref({ ...view, group: "none" })}
            data-testid="group-none"
            data-count={without}
            className="hover:text-accent-text"
          >
            {t("withoutOutcome", { count: without })}
          </Link>
        </p>
      )}
    </Card>
  );
}

const FILL: Record<OutcomeGroup, string> = {
  success: "fill-good",
  refusal: "fill-muted",
  voicemail: "fill-faint",
  not_reached: "fill-faint",
  error: "fill-bad",
  open: "fill-attention",
};

function GroupRow({
  group,
  parts,
  count,
  whole,
  view,
}: {
  group: OutcomeGroup;
  parts: readonly OutcomeFigures[];
  count: number;
  whole: number;
  view: ListAddress;
}) {
  const t = useTranslations("calls");
  const format = useFormatter();
  const share = rate(count, whole);
  return (
    <li>
      <Link
        href={listHref({ ...view, group })}
        data-testid={`group-${group}`}
        data-count={count}
        className="group block rounded-lg"
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className="font-medium group-hover:text-accent-text">{t(`group.${group}`)}</span>
          <span className="tabular-nums">
            <span className="font-semibold">{format.number(count)}</span>
            <span
              className={clsx(
                "ml-2 inline-block w-14 text-right text-sm",
                whole < SMALL_SAMPLE ? "text-faint" : "text-muted",
              )}
            >
              {format.number(share.value ?? 0, { style: "percent", maximumFractionDigits: 1 })}
            </span>
          </span>
        </span>
        <svg
          aria-hidden
          className="mt-1 block h-2 w-full"
          preserveAspectRatio="none"
          viewBox="0 0 100 8"
        >
          <rect width="100" height="8" rx="1" className="fill-sunken" />
          <rect width={(share.value ?? 0) * 100} height="8" rx="1" className={FILL[group]} />
        </svg>
      </Link>
      {parts.length > 1 && (
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
          {parts.map(
            ({ outcome, calls }) =>
              outcome && (
                <li key={outcome}>
                  <Link
                    href={listHref({ ...view, outcome })}
                    data-testid={`outcome-${outcome}`}
                    data-count={calls}
                    className="text-muted hover:text-accent-text"
                  >
                    {t(`outcome.${outcome}`)}{" "}
                    <span className="tabular-nums">{format.number(calls)}</span>
                  </Link>
                </li>
              ),
          )}
        </ul>
      )}
    </li>
  );
}
