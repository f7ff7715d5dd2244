import "server-only";
import { and, eq, isNull, like, or, type SQL, sql } from "drizzle-orm";
import {
  calls,
  ROLLUP_PARTS,
  type RollupPart,
  type RollupSlice,
  callRollups as rolled,
  STRUCK_SLICES,
} from "@/db/schema";
import type { CallSight } from "@/lib/calls/queries/visible-calls";
import type { ReportFilter } from "../report-filter";

/** Rows of `call_rollups`, and beside them calls to be read themselves, with the rows of the hours they are in. */
export type RollupParts = { rolled: Rows[]; rest: { hours: SQL; isMeant: SQL }[] };
type Rows = { slice: RollupSlice; are: SQL };

/** Nothing can be read off rollups. */
const NONE: RollupParts = { rolled: [], rest: [] };

// Every column that leads in the index before the minute and the hour do is named.
const sliced = (slice: RollupSlice, ...narrower: (SQL | undefined)[]): Rows => ({
  slice,
  are: and(eq(rolled.slice, slice), isNull(rolled.part), ...narrower) as SQL,
});

/**
 * What together counts just the calls of a sight and a filter, none of them twice; nothing where rollups do not tell
 * calls apart so finely.
 * @param isStruck whether rows of later minutes than the first of an hour are needed too
 */
export function rollupParts(
  sight: CallSight,
  filter: ReportFilter,
  isStruck: boolean,
): RollupParts {
  const parts = partsOf(sight, filter, isStruck);
  const isKept = ({ slice }: Rows) => !isStruck || STRUCK_SLICES.includes(slice);
  return parts.rolled.every(isKept) ? parts : NONE;
}

function partsOf(sight: CallSight, filter: ReportFilter, isStruck: boolean): RollupParts {
  const { ownerId, teamId, language, direction, crm, botId } = filter;
  const values: Record<RollupPart, string | undefined> = { language, direction, crm, bot: botId };
  const wished = (Object.entries(values) as [RollupPart, string | undefined][]).flatMap(
    ([part, value]) => (value === undefined ? [] : [{ part, value }]),
  );
  const [first] = wished;
  if (!first) return wholeParts(sight, filter, isStruck);
  // A person's calls are few enough to be read one by one.
  if (ownerId) return NONE;
  // One condition has rows of its own: of cells there are many more.
  const slice = wished.length > 1 ? "cell" : first.part;
  const isMeant =
    wished.length > 1 ? like(rolled.part, cellsOf(values)) : eq(rolled.part, first.value);
  const ofPart = (...narrower: (SQL | undefined)[]): Rows => ({
    slice,
    are: and(eq(rolled.slice, slice), isMeant, ...narrower) as SQL,
  });
  const inTeam = teamId ? eq(rolled.teamId, teamId) : undefined;
  if (sight === "all") return { rolled: [ofPart(inTeam)], rest: [] };
  if (!sight.teamId) return NONE;
  return {
    rolled: [ofPart(inTeam, eq(rolled.teamId, sight.teamId))],
    rest: [callsElsewhere(sight)],
  };
}

/** As a pattern of LIKE, in which "_" is any character. */
const cellsOf = (values: Record<RollupPart, string | undefined>) =>
  ROLLUP_PARTS.map((part) => `${values[part]?.replaceAll(/[\\%_]/g, "\\$&") ?? "%"}|`).join("");

function wholeParts(
  sight: CallSight,
  { ownerId, teamId }: ReportFilter,
  isStruck: boolean,
): RollupParts {
  const inTeam = teamId ? eq(rolled.teamId, teamId) : undefined;
  const isOf = (id: string) => eq(rolled.ownerId, id);
  const only = (rows: Rows): RollupParts => ({ rolled: [rows], rest: [] });
  if (sight === "all") {
    if (ownerId) return only(sliced("owner", isOf(ownerId), inTeam));
    return only(
      inTeam
        ? sliced("team", inTeam, isNull(rolled.ownerId))
        : sliced("all", isNull(rolled.teamId), isNull(rolled.ownerId)),
    );
  }
  const own = isOf(sight.ownerId);
  if (!sight.teamId) return only(sliced("owner", own, ownerId ? isOf(ownerId) : undefined, inTeam));
  const ofTeam = eq(rolled.teamId, sight.teamId);
  if (ownerId) return only(sliced("owner", isOf(ownerId), or(own, ofTeam), inTeam));
  const team = sliced("team", ofTeam, isNull(rolled.ownerId), inTeam);
  if (isStruck) return { rolled: [team], rest: [callsElsewhere(sight)] };
  return { rolled: [team, sliced("owner", isElsewhere(rolled, sight), inTeam)], rest: [] };
}

/** Calls that a person made outside of the team whose calls they see. */
const callsElsewhere = (sight: Exclude<CallSight, "all">): RollupParts["rest"][number] => ({
  hours: sliced("owner", isElsewhere(rolled, sight)).are,
  isMeant: isElsewhere(calls, sight),
});

const isElsewhere = (of: typeof rolled | typeof calls, sight: Exclude<CallSight, "all">) =>
  sql`${of.ownerId} = ${sight.ownerId} and ${of.teamId} is distinct from ${sight.teamId}`;
