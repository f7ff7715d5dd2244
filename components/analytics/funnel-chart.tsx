import { clsx } from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { FUNNEL_STEPS, type FunnelStep } from "@/lib/calls/funnel-steps";
import { rate, SMALL_SAMPLE } from "@/lib/reports/rates";
import { Card } from "../ui/card";

/** The funnel: how many came to each step, what share of the step before, and how many fell out. */
export function FunnelChart({
  funnel,
  hrefOf,
}: {
  funnel: Record<FunnelStep, number>;
  /** The list of exactly the calls of a step. */
  hrefOf: (step: FunnelStep) => string;
}) {
  const t = useTranslations("reports");
  return (
    <Card title={t("funnel")} data-testid="funnel">
      <ol className="flex flex-col gap-3">
        {FUNNEL_STEPS.map((step, index) => {
          const before = FUNNEL_STEPS[index - 1];
          return (
            <FunnelRow
              key={step}
              step={step}
              count={funnel[step]}
              before={before ? funnel[before] : null}
              widest={funnel.called}
              href={hrefOf(step)}
            />
          );
        })}
      </ol>
    </Card>
  );
}

type RowProps = {
  step: FunnelStep;
  count: number;
  before: number | null;
  widest: number;
  href: string;
};

function FunnelRow({ step, count, before, widest, href }: RowProps) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const share = before === null ? null : rate(count, before);
  const width = widest === 0 ? 0 : (count / widest) * 100;
  return (
    <li>
      <Link
        href={href}
        title={t(`stepHint.${step}`)}
        data-testid={`funnel-${step}`}
        data-count={count}
        className="group block rounded-lg"
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className="font-medium">{t(`step.${step}`)}</span>
          <span className="font-semibold text-lg tabular-nums group-hover:text-accent-text">
            {format.number(count)}
          </span>
        </span>
        <svg
          aria-hidden
          className="mt-1 block h-3 w-full"
          preserveAspectRatio="none"
          viewBox="0 0 100 12"
        >
          <rect width="100" height="12" rx="1" className="fill-sunken" />
          <rect width={width} height="12" rx="1" className="fill-accent" />
        </svg>
        {share && before !== null && (
          <span
            className={clsx(
              "mt-1 flex flex-wrap gap-x-3 text-sm tabular-nums",
              share.whole < SMALL_SAMPLE ? "text-faint" : "text-muted",
            )}
          >
            <span>
              {share.value === null
                ? t("noRate")
                : t("ofPrevious", {
                    rate: format.number(share.value, {
                      style: "percent",
                      maximumFractionDigits: 1,
                    }),
                  })}
            </span>
            {share.whole > 0 && share.whole < SMALL_SAMPLE && (
              <span>{t("smallSample", { n: share.whole })}</span>
            )}
            {before > count && <span>{t("fellOut", { count: before - count })}</span>}
          </span>
        )}
      </Link>
    </li>
  );
}
