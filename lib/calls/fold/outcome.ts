import type { Outcome, OutcomeSource } from "@/db/enums";
import type { CallEvent } from "./call-event";
import type { Derived } from "./facts";

export type LeadOutcome = { outcome: Outcome | null; outcomeSource: OutcomeSource | null };

const STRENGTH = { watchdog: 1, carrier: 2, model: 3, person: 4 } as const satisfies Record<
  OutcomeSource,
  number
>;

/**
 * Which outcome counts after an event: a person's correction before the model's, the model's before the carrier's,
 * the carrier's before a watchdog's guess. A reading that found nothing clear does not cover up a breakdown of the voice side.
 */
export function leadOutcome(current: LeadOutcome, derived: Derived, event: CallEvent): LeadOutcome {
  const offered = offer(current, derived, event);
  if (offered.outcome === null || offered.outcomeSource === null) return current;
  if (current.outcome === null || current.outcomeSource === null) return offered;
  return STRENGTH[offered.outcomeSource] >= STRENGTH[current.outcomeSource] ? offered : current;
}

function offer(current: LeadOutcome, derived: Derived, event: CallEvent): LeadOutcome {
  if (event.type === "outcome_corrected")
    return { outcome: event.outcome, outcomeSource: "person" };
  if (event.type === "reading_stored") {
    if (event.outcome === "unclear" && current.outcome === "ai_error") return current;
    return { outcome: event.outcome, outcomeSource: "model" };
  }
  // A talk nobody could read has an outcome all the same, the weakest one.
  if (event.type === "step_settled" && event.step === "reading" && current.outcome === null) {
    return { outcome: "unclear", outcomeSource: "watchdog" };
  }
  return { outcome: derived.outcome, outcomeSource: derived.outcomeSource };
}
