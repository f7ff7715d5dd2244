import "server-only";
import { avg, count, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { FUNNEL_STEPS, type FunnelStep } from "@/lib/calls/funnel-steps";
import { reached } from "@/lib/calls/queries/reached-step";
import { type ReportFilter, reportedCalls } from "./report-filter";

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
  period: { from: Date; until: Date },
  filter: ReportFilter = {},
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
    .where(await reportedCalls(actor, period, filter));
  if (!row) throw new Error("an aggregate without a row");
  const funnel = Object.fromEntries(
    FUNNEL_STEPS.map((step) => [step, row[step]]),
  ) as FunnelReport["funnel"];
  return { totalCalls: row.total, funnel, averageTalkSeconds: row.averageTalkSeconds };
}
