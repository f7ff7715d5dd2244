import type { Outcome } from "@/db/enums";
import { outcomesOf } from "./status";

/** The steps of the funnel, outermost first. Each counts only calls of the step before it. */
export const FUNNEL_STEPS = ["called", "talked", "interested", "lead"] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** The steps that a call of the step before may miss. */
export const FALL_STEPS = ["talked", "interested", "lead"] as const satisfies readonly FunnelStep[];
export type FallStep = (typeof FALL_STEPS)[number];

export function isFunnelStep(value: string): value is FunnelStep {
  return (FUNNEL_STEPS as readonly string[]).includes(value);
}

/** The outcomes that count as interest: the group "success". */
export const INTERESTED_OUTCOMES: readonly Outcome[] = outcomesOf("success");
