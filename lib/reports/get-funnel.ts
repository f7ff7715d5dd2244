import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Actor } from "@/lib/auth/actor";
import { FUNNEL_STEPS, type FunnelStep } from "@/lib/calls/funnel-steps";
import type { ReportFilter } from "./report-filter";
import { type Figure, sumsOf } from "./rollups/figures";
import { figureRows } from "./rollups/read-figures";
import type { Span } from "./rollups/strikes";

export type FunnelReport = {
  /** Every call asked for in the period, dialed or not. */
  totalCalls: number;
  funnel: Record<FunnelStep, number>;
  /** Mean of the talks' whole seconds; null where nobody talked. */
  averageTalkSeconds: number | null;
};

/** What a funnel is made of. */
export const FUNNEL_FIGURES = [
  "calls",
  ...FUNNEL_STEPS,
  "talk_seconds",
  "timed_talks",
] as const satisfies Figure[];
type Row = Record<(typeof FUNNEL_FIGURES)[number], number>;

/**
 * The funnel over the calls the actor may see, born in [from, until).
 * @throws AppError forbidden
 */
export async function getFunnel(
  actor: Actor,
  period: Span,
  filter: ReportFilter = {},
): Promise<FunnelReport> {
  const figures = await figureRows(actor, period, filter, FUNNEL_FIGURES);
  const [row] = await database().execute<Row>(
    sql`select ${sumsOf(FUNNEL_FIGURES)} from ${figures} figures`,
  );
  if (!row) throw new Error("an aggregate without a row");
  return funnelOf(row);
}

/** The funnel as sums say it. */
export function funnelOf(row: Row): FunnelReport {
  const funnel = Object.fromEntries(
    FUNNEL_STEPS.map((step) => [step, row[step]]),
  ) as FunnelReport["funnel"];
  const averageTalkSeconds = row.timed_talks > 0 ? row.talk_seconds / row.timed_talks : null;
  return { totalCalls: row.calls, funnel, averageTalkSeconds };
}
