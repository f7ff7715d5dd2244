import { OUTCOMES, type Outcome } from "@/db/enums";
import { OUTCOME_GROUP } from "./status";

/** The steps of the funnel, outermost first. Each counts only calls of the step before it. */
export const FUNNEL_STEPS = ["called", "talked", "interested", "lead"] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

export function isFunnelStep(value: string): value is FunnelStep {
  return (FUNNEL_STEPS as readonly string[]).includes(value);
}

/** The outcomes that count as interest: the group "success". */
export const INTERESTED_OUTCOMES: readonly Outcome[] = OUTCOMES.filter(
  (outcome) => OUTCOME_GROUP[outcome] === "success",
);

/** What the funnel reads off one call. */
export type FunnelFacts = {
  permittedAt: Date | null;
  talked: boolean;
  outcome: Outcome | null;
  crmStatus: string | null;
};

/** The furthest step a call reached; null: it never got leave to dial. The SQL of `funnel-sql.ts` says the same. */
export function furthestStep(call: FunnelFacts): FunnelStep | null {
  if (!call.permittedAt) return null;
  if (!call.talked) return "called";
  if (!call.outcome || !INTERESTED_OUTCOMES.includes(call.outcome)) return "talked";
  return call.crmStatus === "added" ? "lead" : "interested";
}
