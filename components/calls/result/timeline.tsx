"use client";
import { useTranslations } from "next-intl";
import { OUTCOMES, STEP_STATES, STEPS } from "@/db/enums";
import type { TimelineEntry } from "@/lib/calls/queries/get-call";
import { Card } from "../../ui/card";
import { knownWord } from "../known-word";
import { TimeText } from "../time-text";

/** Every event and step, oldest first, with who or what caused it; the stored facts one press away. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTranslations("calls");
  return (
    <Card title={t("result.timeline")} data-testid="timeline">
      <ol className="flex flex-col divide-y divide-line">
        {foldProgress(entries).map((group) => {
          const [first, ...more] = group;
          if (!first) return null;
          return more.length === 0 ? (
            <EntryRow key={first.no} entry={first} />
          ) : (
            <li key={first.no} className="py-2">
              <details>
                <summary className="text-muted">
                  {t("event.progressTimes", { count: group.length })}
                </summary>
                <ol className="flex flex-col divide-y divide-line pl-4">
                  {group.map((entry) => (
                    <EntryRow key={entry.no} entry={entry} />
                  ))}
                </ol>
              </details>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** Reports of a running talk that follow each other become one group; every other event stands alone. */
function foldProgress(entries: readonly TimelineEntry[]): TimelineEntry[][] {
  const groups: TimelineEntry[][] = [];
  for (const entry of entries) {
    const open = groups.at(-1);
    const isSame = entry.type === "Progress" && open?.[0]?.type === "Progress";
    if (open && isSame && !entry.movedTo) open.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function EntryRow({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations("calls");
  return (
    <li
      data-testid="event"
      data-type={entry.type}
      data-moved-to={entry.movedTo ?? undefined}
      data-received-at={entry.receivedAt}
      className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2"
    >
      <TimeText
        at={entry.receivedAt}
        look="second"
        className="w-24 shrink-0 whitespace-nowrap text-muted text-sm tabular-nums"
      />
      <span className="min-w-40 flex-1">
        <EventWords entry={entry} />
        {entry.movedTo && (
          <span className="ml-2 text-accent-text">→ {t(`status.${entry.movedTo}`)}</span>
        )}
      </span>
      <span className="text-faint text-sm">
        <Cause entry={entry} />
      </span>
      {entry.data && Object.keys(entry.data).length > 0 && (
        <details className="w-full text-sm">
          <summary className="text-faint">{t("result.raw")}</summary>
          <pre className="mt-1 max-h-60 overflow-auto rounded-lg bg-sunken p-2 text-xs">
            {JSON.stringify(entry.data, null, 2)}
          </pre>
        </details>
      )}
    </li>
  );
}

const PLAIN = [
  "requested",
  "start_sent",
  "start_accepted",
  "start_unknown",
  "attempt_abandoned",
  "permit_granted",
  "Ringing",
  "Connected",
  "Progress",
  "Disconnected",
  "Failed",
  "history",
  "verdict",
  "hang_up_asked",
] as const;

function EventWords({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations("calls");
  const plain = PLAIN.find((type) => type === entry.type);
  if (plain) return t(`event.${plain}`);
  const { outcome: outcomeCode, step: stepCode, state: stateCode } = entry.subject;
  const outcome = OUTCOMES.find((known) => known === outcomeCode);
  const step = STEPS.find((known) => known === stepCode);
  const state = STEP_STATES.find((known) => known === stateCode);
  if (entry.type === "reading_stored" && outcome)
    return t("event.reading_stored", { outcome: t(`outcome.${outcome}`) });
  if (entry.type === "outcome_corrected" && outcome)
    return t("event.outcome_corrected", { outcome: t(`outcome.${outcome}`) });
  if (entry.type === "step_settled" && step && state) {
    return t("event.step_settled", { step: t(`step.${step}`), state: t(`stepState.${state}`) });
  }
  if (entry.type === "step_retried" && step)
    return t("event.step_retried", { step: t(`step.${step}`) });
  return t("event.unknown", { type: entry.type });
}

/** A colleague's name, or the part of the product that did it. */
function Cause({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations("calls.cause");
  const cause = entry.causedBy ?? entry.source;
  if (cause.startsWith("api:")) return t("api");
  const known = knownWord("cause", cause);
  return known ? t(known) : cause;
}
