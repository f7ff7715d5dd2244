import "server-only";
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { calls, type RollupPart, type RollupSlice, callRollups as rolled } from "@/db/schema";
import type { CallSight } from "@/lib/calls/queries/visible-calls";
import type { ReportFilter } from "../report-filter";

/** Rows of `call_rollups`, and beside them calls that no row counts by themselves, with the rows of the hours they are in. */
export type RollupParts = { rolled: SQL[]; rest: { hours: SQL; isMeant: SQL }[] };

/** Nothing can be read off rollups. */
const NONE: RollupParts = { rolled: [], rest: [] };

// Every column that leads in the index before the hour does is named.
const sliced = (slice: RollupSlice, ...narrower: (SQL | undefined)[]) =>
  and(eq(rolled.slice, slice), isNull(rolled.part), ...narrower) as SQL;

/**
 * What together counts just the calls of a sight and a filter, none of them twice; nothing where rollups do not tell
 * calls apart so finely.
 */
export function rollupParts(sight: CallSight, filter: ReportFilter): RollupParts {
  const { ownerId, teamId, language, direction, crm, botId } = filter;
  const values: Record<RollupPart, string | undefined> = { language, direction, crm, bot: botId };
  const wished = (Object.entries(values) as [RollupPart, string | undefined][]).flatMap(
    ([part, value]) => (value === undefined ? [] : [{ part, value }]),
  );
  const [first] = wished;
  if (!first) return { rolled: wholeParts(sight, ownerId, teamId), rest: [] };
  // A person's calls are few enough to be read one by one, and so are those of two conditions at once.
  if (wished.length > 1 || ownerId) return NONE;
  const inTeam = teamId ? eq(rolled.teamId, teamId) : undefined;
  const ofPart = and(eq(rolled.slice, first.part), eq(rolled.part, first.value), inTeam);
  if (sight === "all") return { rolled: [ofPart as SQL], rest: [] };
  if (!sight.teamId) return NONE;
  const isElsewhere = (of: typeof rolled | typeof calls) =>
    sql`${of.ownerId} = ${sight.ownerId} and ${of.teamId} is distinct from ${sight.teamId}`;
  const elsewhere = { hours: sliced("owner", isElsewhere(rolled)), isMeant: isElsewhere(calls) };
  return { rolled: [and(ofPart, eq(rolled.teamId, sight.teamId)) as SQL], rest: [elsewhere] };
}

function wholeParts(sight: CallSight, ownerId?: string, teamId?: string): SQL[] {
  const inTeam = teamId ? eq(rolled.teamId, teamId) : undefined;
  const isOf = (id: string) => eq(rolled.ownerId, id);
  if (sight === "all") {
    if (ownerId) return [sliced("owner", isOf(ownerId), inTeam)];
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
