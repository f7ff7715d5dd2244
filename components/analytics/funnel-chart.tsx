import { clsx } from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type FallStep, FUNNEL_STEPS, type FunnelStep } from "@/lib/calls/funnel-steps";
import { rate, SMALL_SAMPLE } from "@/lib/reports/rates";
import { type ListAddress, listHref } from "../calls/list/list-address";
import { Card } from "../ui/card";
import { Hint } from "../ui/figure/hint";

/** The funnel: how many came to each step, what share of the step before, and how many fell out; each number opens its calls. */
export function FunnelChart({
  funnel,
  view,
}: {
  funnel: Record<FunnelStep, number>;
  /** The list of calls with the same period and filters. */
  view: ListAddress;
}) {
  const t = useTranslations("reports");
  const format = useFormatter();
  return (
    <Card title={t("funnel")} data-testid="funnel">
      <ol className="flex flex-col gap-3">
        {FUNNEL_STEPS.map((step, index) => {
          const before = FUNNEL_STEPS[index - 1];
          const count = funnel[step];
          return (
            <li key={step} className="relative">
              <span className="flex items-center justify-between gap-3">
                <span className="inline-flex items-center gap-1 font-medium">
                  {t(`step.${step}`)}
                  <Hint label={t("definitionOf", { name: t(`step.${step}`) })}>
                    {t(`stepHint.${step}`)}
                  </Hint>
                </span>
                <Link
                  href={listHref({ ...view, funnel: step })}
                  aria-label={`${t(`step.${step}`)}: ${format.number(count)}`}
                  data-testid={`funnel-${step}`}
                  data-count={count}
                  className="font-semibold text-lg tabular-nums after:absolute after:inset-0 hover:text-accent-text"
                >
                  {format.number(count)}
                </Link>
              </span>
              <Bar part={count} whole={funnel.called} />
              {before && step !== "called" && (
                <StepShare step={step} count={count} before={funnel[before]} view={view} />
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Bar({ part, whole }: { part: number; whole: number }) {
  return (
    <svg
      aria-hidden
      className="mt-1 block h-3 w-full"
      preserveAspectRatio="none"
      viewBox="0 0 100 12"
    >
      <rect width="100" height="12" rx="1" className="fill-sunken" />
      <rect
        width={whole === 0 ? 0 : (part / whole) * 100}
        height="12"
        rx="1"
        className="fill-accent"
      />
    </svg>
  );
}

type ShareProps = { step: FallStep; count: number; before: number; view: ListAddress };

function StepShare({ step, count, before, view }: ShareProps) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const { value, whole } = rate(count, before);
  const isFew = whole < SMALL_SAMPLE;
  const percent = { style: "percent", maximumFractionDigits: 1 } as const;
  return (
    <span
      className={clsx(
        "mt-1 flex flex-wrap gap-x-3 text-sm tabular-nums",
        isFew ? "text-faint" : "text-muted",
      )}
    >
      <span>
        {value === null ? t("noRate") : t("ofPrevious", { rate: format.number(value, percent) })}
      </span>
      {whole > 0 && isFew && <span>{t("smallSample", { n: whole })}</span>}
      {before > count && (
        <Link
          href={listHref({ ...view, fellOut: step })}
          prefetch={false}
          data-testid={`fell-out-${step}`}
          data-count={before - count}
          className="relative z-10 underline decoration-line underline-offset-2 hover:text-accent-text"
        >
          {t("fellOut", { count: before - count })}
        </Link>
      )}
    </span>
  );
}
