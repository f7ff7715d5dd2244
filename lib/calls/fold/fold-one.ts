import { getTableColumns } from "drizzle-orm";
import type { CallStatus } from "@/db/enums";
import { calls } from "@/db/schema";
import { isTerminal, nextStatus, STATUS_RANK } from "../status";
import type { CallEvent } from "./call-event";
import { type CallFacts, type Derived, deriveFacts, mergeFacts } from "./facts";
import { calleeTurnsOf, factsOf, signalOf } from "./fold-events";
import { leadOutcome } from "./outcome";

/** The columns a fold reads. What the bot was told is long and never changes, so it stays where it is. */
const { prompt, greeting, ...columns } = getTableColumns(calls);
export const FOLD_COLUMNS = columns;
export type CallRow = Omit<typeof calls.$inferSelect, "prompt" | "greeting">;

/** What one new event makes of a call. */
export type FoldedCall = {
  event: CallEvent;
  before: CallRow;
  after: CallRow;
  derived: Derived;
  /** The status the event moved the call to; null: it moved none. */
  movedTo: CallStatus | null;
};

/**
 * Merges the facts of one new event into its call and moves the status by the table.
 * @param receivedAt when the event was stored, by the database's clock
 */
export function foldOne(before: CallRow, event: CallEvent, receivedAt: Date): FoldedCall {
  const turns = { callee: calleeTurnsOf(event) };
  const facts = mergeFacts(before.facts as CallFacts, factsOf(event, turns));
  const derived = deriveFacts(facts);
  const lead = leadOutcome(before, derived, event);
  const signal = signalOf(event, derived);
  const movedTo = signal === null ? null : nextStatus(before.status, signal);
  const status = movedTo ?? before.status;
  const after: CallRow = {
    ...before,
    facts,
    status,
    statusRank: STATUS_RANK[status],
    ...(movedTo ? { statusAt: receivedAt } : {}),
    version: before.version + 1,
    updatedAt: receivedAt,
    ...(movedTo && isTerminal(movedTo) ? { completedAt: receivedAt } : {}),
    ringingAt: dateOrNull(derived.ringingAt),
    answeredAt: dateOrNull(derived.answeredAt),
    endedAt: dateOrNull(derived.endedAt),
    endCode: derived.endCode,
    endReason: derived.endReason,
    endedBy: derived.endedBy,
    talkSeconds: derived.talkSeconds,
    calleeTurns: derived.calleeTurns,
    talked: derived.calleeTurns > 0 && lead.outcome !== "voicemail" && !derived.isVoicemail,
    recordingUrl: derived.recordingUrl,
    recordingSeconds: derived.recordingSeconds,
    errorCode: derived.errorCode,
    ...(event.type === "permit_granted"
      ? { permittedAt: receivedAt, voximplantCallId: event.sessionId }
      : {}),
    ...(event.type === "start_accepted" && !before.voximplantCallId
      ? { voximplantCallId: event.sessionId }
      : {}),
    outcome: lead.outcome,
    outcomeSource: lead.outcomeSource,
    ...(event.type === "outcome_corrected"
      ? {
          correctedOutcome: event.outcome,
          correctedAt: receivedAt,
          correctedBy: event.causedBy ?? null,
        }
      : {}),
  };
  return { event, before, after, derived, movedTo };
}

function dateOrNull(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
