"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReadingView } from "@/lib/calls/queries/get-call";
import { Card } from "../../ui/card";
import { TimeText } from "../time-text";
import { Claim } from "./claim";
import type { Cited } from "./use-citations";

/** What the reading found, each claim with the turns behind it. */
export function ReadingCard({ reading, cited }: { reading: ReadingView; cited: Cited }) {
  const t = useTranslations("calls.result");
  const format = useFormatter();
  const { customerInterest, callbackAt, actionItems, topics } = reading;
  if (!customerInterest && !callbackAt && actionItems.length === 0 && topics.length === 0)
    return null;
  const seconds = format.number(reading.latencyMs / 1000, { maximumFractionDigits: 1 });
  return (
    <Card
      title={t("learned")}
      aside={t("readingBy", { model: reading.model, seconds })}
      data-testid="reading"
    >
      <div className="flex flex-col gap-4">
        {reading.customerInterest && (
          <Part name={t("interest")}>
            <Claim field="customer_interest" cited={cited}>
              {reading.customerInterest}
            </Claim>
          </Part>
        )}
        {reading.callbackAt && (
          <p className="font-medium" data-testid="callback-at">
            <Claim field="callback_at" cited={cited}>
              {t.rich("callbackAt", { when: () => <TimeText at={reading.callbackAt ?? ""} /> })}
            </Claim>
          </p>
        )}
        {reading.actionItems.length > 0 && (
          <Part name={t("actions")}>
            <ul className="list-disc pl-4">
              {reading.actionItems.map((item, place) => (
                <li key={`${item.who} ${item.what}`}>
                  <Claim field="action_items" cited={cited} isFirst={place === 0}>
                    {[item.who, item.what].filter(Boolean).join(" · ")}
                    {item.when && <ItemTime when={item.when} />}
                  </Claim>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {reading.topics.length > 0 && (
          <Part name={t("topics")}>
            <ul className="flex flex-wrap gap-1.5">
              {reading.topics.map((topic) => (
                <li key={topic} className="rounded-md bg-sunken px-2 py-0.5 text-sm">
                  {topic}
                </li>
              ))}
            </ul>
          </Part>
        )}
      </div>
    </Card>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-medium text-muted text-sm">{name}</h3>
      {children}
    </div>
  );
}

/** The model gives a moment as ISO 8601, or as it was said: "tomorrow morning". */
function ItemTime({ when }: { when: string }) {
  const isMoment = /^\d{4}-\d{2}-\d{2}T/.test(when) && !Number.isNaN(Date.parse(when));
  return <> · {isMoment ? <TimeText at={when} /> : when}</>;
}
