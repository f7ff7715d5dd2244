"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { CallDetail } from "@/lib/calls/queries/get-call";
import { Card } from "../../ui/card";

/** What the call cost, by what it was spent on; sums are made within a currency. */
export function CostCard({ costs }: { costs: CallDetail["costs"] }) {
  const t = useTranslations("calls.component");
  const words = useTranslations("recording");
  const format = useFormatter();
  if (costs.length === 0) return null;
  const money = (amountMicros: number, currency: string) =>
    format.number(amountMicros / 1_000_000, {
      style: "currency",
      currency,
      maximumFractionDigits: 4,
    });
  const totals = new Map<string, number>();
  for (const { amountMicros, currency } of costs) {
    totals.set(currency, (totals.get(currency) ?? 0) + amountMicros);
  }
  return (
    <Card title={words("costTitle")} data-testid="costs">
      <dl className="flex flex-col gap-1.5">
        {costs.map(({ component, amountMicros, currency }) => (
          <div key={component} className="flex items-baseline justify-between gap-4">
            <dt className="text-muted">{t(component)}</dt>
            <dd className="tabular-nums">{money(amountMicros, currency)}</dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 border-line border-t pt-2 font-medium">
          <dt>{words("total")}</dt>
          <dd className="tabular-nums">
            {[...totals].map(([currency, sum]) => money(sum, currency)).join(" + ")}
          </dd>
        </div>
      </dl>
    </Card>
  );
}
