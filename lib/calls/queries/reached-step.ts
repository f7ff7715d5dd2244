import "server-only";
import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { calls } from "@/db/schema";
import { type FallStep, FUNNEL_STEPS, type FunnelStep, INTERESTED_OUTCOMES } from "../funnel-steps";

const OWN: Record<FunnelStep, () => SQL> = {
  called: () => isNotNull(calls.permittedAt),
  talked: () => eq(calls.talked, true),
  interested: () => inArray(calls.outcome, [...INTERESTED_OUTCOMES]),
  lead: () => eq(calls.crmStatus, "added"),
};

/** The condition of a call having reached a step: its own and those of every step before it. */
export function reached(step: FunnelStep): SQL {
  const upTo = FUNNEL_STEPS.slice(0, FUNNEL_STEPS.indexOf(step) + 1);
  return and(...upTo.map((name) => OWN[name]())) as SQL;
}

/** The condition of a call having fallen out at a step: it reached the one before, not this one. */
export function fellOutAt(step: FallStep): SQL {
  const before = FUNNEL_STEPS[FUNNEL_STEPS.indexOf(step) - 1] ?? "called";
  return and(reached(before), sql`(${OWN[step]()}) is not true`) as SQL;
}
