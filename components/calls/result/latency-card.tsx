"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { TurnView } from "@/lib/calls/queries/get-call-status";
import { Card } from "../../ui/card";

/** From here on people notice the wait. */
const SLOW_MS = 1500;

/** How long the customer waited for each answer of the bot. */
export function LatencyCard({ turns }: { turns: readonly TurnView[] }) {
  const t = useTranslations("recording");
  const format = useFormatter();
  const answers = turns.flatMap(({ no, latencyMs }) =>
    latencyMs === null ? [] : [{ no, latencyMs }],
  );
  if (answers.length === 0) return null;
  const longest = Math.max(...answers.map(({ latencyMs }) => latencyMs), SLOW_MS);
  const seconds = (ms: number) =>
    format.number(ms / 1000, {
      style: "unit",
      unit: "second",
      unitDisplay: "short",
      maximumFractionDigits: 1,
    });
  return (
    <Card title={t("latencyTitle")} data-testid="latency">
      <p className="mb-2 text-muted text-sm">{t("latencyHelp")}</p>
      <ol className="flex flex-col gap-1.5">
        {answers.map(({ no, latencyMs }) => (
          <li key={no} className="grid grid-cols-[5.5rem_1fr_3.5rem] items-center gap-2 text-sm">
            <a href={`#turn-${no}`} className="text-muted underline-offset-2 hover:underline">
              {t("latencyOf", { no })}
            </a>
            <span aria-hidden className="h-2 rounded bg-sunken">
              <span
                className={`block h-2 rounded ${latencyMs > SLOW_MS ? "bg-attention" : "bg-progress"}`}
                style={{ width: `${(latencyMs / longest) * 100}%` }}
              />
            </span>
            <span className="text-right tabular-nums">{seconds(latencyMs)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
