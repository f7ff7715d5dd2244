import type { CallStatus } from "@/db/enums";
import { type CallSignal, nextStatus, STEP_SIGNAL } from "../status";
import type { CallEvent } from "./call-event";
import { type CallFacts, type Derived, deriveFacts, mergeFacts } from "./facts";
import { type LeadOutcome, leadOutcome } from "./outcome";

/** How many turns of the person an event brought, where it brought a transcript. */
export type TurnCount = { callee: number };

/** What an event adds to the facts. */
export function factsOf(event: CallEvent, turns: TurnCount): CallFacts {
  switch (event.type) {
    case "start_accepted":
    case "permit_granted":
      return { underWay: true };
    case "report":
      return {
        report: { seq: event.report.seq, facts: event.report.facts, calleeTurns: turns.callee },
      };
    case "history": {
      const { turns: _turns, ...facts } = event.facts;
      return { history: { ...facts, calleeTurns: turns.callee } };
    }
    case "verdict":
      return { verdict: { reason: event.reason, detail: event.detail } };
    default:
      return {};
  }
}

/** The signal an event gives to the status machine: a settled step its own, everything else what the facts amount to. */
export function signalOf(event: CallEvent, derived: Derived): CallSignal | null {
  if (event.type === "step_settled") return STEP_SIGNAL[event.step];
  return derived.signal;
}

export type Folded = LeadOutcome & { status: CallStatus; facts: CallFacts; derived: Derived };

/** The fold without a database: what any series of events makes of a call. */
export function foldCallEvents(events: readonly CallEvent[]): Folded {
  return foldCounted(events.map((event) => ({ event, calleeTurns: calleeTurnsOf(event) })));
}

/** The same for events whose transcript lies elsewhere; `calleeTurns` is what it held. */
export function foldCounted(entries: readonly { event: CallEvent; calleeTurns: number }[]): Folded {
  const seen = new Set<string>();
  let facts: CallFacts = {};
  let status: CallStatus = "initiating";
  let lead: LeadOutcome = { outcome: null, outcomeSource: null };
  for (const { event, calleeTurns } of entries) {
    const key = `${event.source} ${event.eventId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    facts = mergeFacts(facts, factsOf(event, { callee: calleeTurns }));
    const derived = deriveFacts(facts);
    lead = leadOutcome(lead, derived, event);
    const signal = signalOf(event, derived);
    status = (signal && nextStatus(status, signal)) ?? status;
  }
  return { status, facts, derived: deriveFacts(facts), ...lead };
}

export function calleeTurnsOf(event: CallEvent): number {
  const turns =
    event.type === "report"
      ? event.report.turns
      : event.type === "history"
        ? event.facts.turns
        : null;
  return turns?.filter((turn) => turn.speaker === "callee" && turn.text.trim() !== "").length ?? 0;
}
