import "server-only";
import { and, avg, count, gte, lt, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { FUNNEL_STEPS, type FunnelStep } from "@/lib/calls/funnel-steps";
import { reached } from "@/lib/calls/queries/reached-step";
import { visibleCalls } from "@/lib/calls/queries/visible-calls";

export type FunnelReport = {
  /** Every call asked for in the period, dialed or not. */
  totalCalls: number;
  funnel: Record<FunnelStep, number>;
  /** Mean of the talks' whole seconds; null where nobody talked. */
  averageTalkSeconds: number | null;
};

const countWhere = (condition: SQL) =>
  sql<number>`count(*) filter (where ${condition})`.mapWith(Number);

/**
 * The funnel over the calls the actor may see, born in [from, until).
 * @throws AppError forbidden
 */
export async function getFunnel(
  actor: Actor,
  filter: { from: Date; until: Date },
): Promise<FunnelReport> {
  const [row] = await database()
    .select({
      total: count(),
      called: countWhere(reached("called")),
      talked: countWhere(reached("talked")),
      interested: countWhere(reached("interested")),
      lead: countWhere(reached("lead")),
      averageTalkSeconds: avg(
        sql`case when ${reached("talked")} then ${calls.talkSeconds} end`,
      ).mapWith(Number),
    })
    .from(calls)
    .where(
      and(
        gte(calls.createdAt, filter.from),
        lt(calls.createdAt, filter.until),
        visibleCalls(actor, "analytics.read"),
      ),
    );
  if (!row) throw new Error("an aggregate without a row");
  const funnel = Object.fromEntries(
    FUNNEL_STEPS.map((step) => [step, row[step]]),
  ) as FunnelReport["funnel"];
  return { totalCalls: row.total, funnel, averageTalkSeconds: row.averageTalkSeconds };
}
