import "server-only";
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { type RollupSlice, callRollups as rolled } from "@/db/schema";
import type { CallSight } from "@/lib/calls/queries/visible-calls";
import type { ReportFilter } from "../report-filter";

const sliced = (slice: RollupSlice, ...narrower: (SQL | undefined)[]) =>
  and(eq(rolled.slice, slice), ...narrower) as SQL;

/**
 * Which rows of `call_rollups` together count just the calls of a sight and a filter, none of them twice;
 * null where rollups do not tell calls apart so finely.
 */
export function rollupParts(sight: CallSight, filter: ReportFilter): SQL[] | null {
  const { ownerId, teamId, ...finer } = filter;
  if (Object.values(finer).some((value) => value !== undefined)) return null;
  const inTeam = teamId ? eq(rolled.teamId, teamId) : undefined;
  const isOf = (id: string) => eq(rolled.ownerId, id);
  if (sight === "all") {
    if (ownerId) return [sliced("owner", isOf(ownerId), inTeam)];
    // Both columns are named: they lead in the index before the hour does.
    return inTeam
      ? [sliced("team", inTeam, isNull(rolled.ownerId))]
      : [sliced("all", isNull(rolled.teamId), isNull(rolled.ownerId))];
  }
  const own = isOf(sight.ownerId);
  if (!sight.teamId) return [sliced("owner", own, ownerId ? isOf(ownerId) : undefined, inTeam)];
  const ofTeam = eq(rolled.teamId, sight.teamId);
  if (ownerId) return [sliced("owner", isOf(ownerId), or(own, ofTeam), inTeam)];
  return [
    sliced("team", ofTeam, isNull(rolled.ownerId), inTeam),
    sliced("owner", own, sql`${rolled.teamId} is distinct from ${sight.teamId}`, inTeam),
  ];
}
