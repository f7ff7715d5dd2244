import type { CallStatus } from "@/db/enums";
import { calls } from "@/db/schema";
import { nextStatus } from "../status";
import type { CallEvent } from "./call-event";
import { type CallFacts, type Derived, deriveFacts, mergeFacts } from "./facts";
import { calleeTurnsOf, factsOf, signalOf } from "./fold-events";
import { type LeadOutcome, leadOutcome } from "./outcome";

/** What a fold reads of a call, and no more: a call is read and written with each of its events. */
export const FOLD_COLUMNS = {
  id: calls.id,
  isDemo: calls.isDemo,
  status: calls.status,
  statusAt: calls.statusAt,
  version: calls.version,
  facts: calls.facts,
  answeredAt: calls.answeredAt,
  outcome: calls.outcome,
  outcomeSource: calls.outcomeSource,
  voximplantCallId: calls.voximplantCallId,
  createdAt: calls.createdAt,
  erasedAt: calls.erasedAt,
} as const;
export type CallRow = Pick<typeof calls.$inferSelect, keyof typeof FOLD_COLUMNS>;

/** What one new event makes of a call. */
export type FoldedCall = {
  event: CallEvent;
  before: CallRow;
  after: LeadOutcome & {
    status: CallStatus;
    facts: CallFacts;
    talked: boolean;
    voximplantCallId: string | null;
  };
  derived: Derived;
  /** The status the event moved the call to; null: it moved none. */
  movedTo: CallStatus | null;
};

/** Merges the facts of one new event into its call and moves the status by the table. */
export function foldOne(before: CallRow, event: CallEvent): FoldedCall {
  const turns = { callee: calleeTurnsOf(event) };
  const facts = mergeFacts(before.facts as CallFacts, factsOf(event, turns));
  const derived = deriveFacts(facts);
  const lead = leadOutcome(before, derived, event);
  const signal = signalOf(event, derived);
  const movedTo = signal === null ? null : nextStatus(before.status, signal);
  const after = {
    ...lead,
    facts,
    status: movedTo ?? before.status,
    talked: derived.calleeTurns > 0 && lead.outcome !== "voicemail" && !derived.isVoicemail,
    voximplantCallId: sessionAfter(before, event),
  };
  return { event, before, after, derived, movedTo };
}

/** The session with the permit is the call's; until there is one, the one the provider spoke of. */
function sessionAfter({ voximplantCallId }: CallRow, event: CallEvent): string | null {
  if (event.type === "permit_granted") return event.sessionId;
  if (event.type === "start_accepted") return voximplantCallId ?? event.sessionId;
  return voximplantCallId;
}
