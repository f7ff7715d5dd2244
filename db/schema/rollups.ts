import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { OUTCOMES, type Outcome } from "../enums";

const hour = () => timestamp({ withTimezone: true, mode: "date" }).notNull();
const counted = () => integer().notNull().default(0);

/** How many calls of the hour ended so; the rest of `calls` has no outcome yet. */
const endings = Object.fromEntries(OUTCOMES.map((outcome) => [`ended_${outcome}`, counted()])) as {
  [O in Outcome as `ended_${O}`]: ReturnType<typeof counted>;
};

/** What a team's calls are told apart by, beside who made them: each has its rows, with its value as `part`. */
export const ROLLUP_PARTS = ["language", "direction", "crm", "bot"] as const;
export type RollupPart = (typeof ROLLUP_PARTS)[number];

/**
 * Whose calls a row counts: everybody's, a team's, a person's (within the team each call counts for), a part of a team's,
 * or those of a team that are told apart by all parts at once.
 */
export const ROLLUP_SLICES = ["all", "team", "owner", ...ROLLUP_PARTS, "cell"] as const;
export type RollupSlice = (typeof ROLLUP_SLICES)[number];

/**
 * Minutes of an hour of UTC, after its first, at which the clocks of some zone strike: Kathmandu's, Kolkata's. None of
 * today strikes at 45 (IANA tz database).
 */
export const STRIKES = [15, 30] as const;
export type Strike = (typeof STRIKES)[number];
/** Slices that are counted from each strike on, too. */
export const STRUCK_SLICES: readonly RollupSlice[] = ["all", "team"];

/**
 * Figures of calls by the hour (of UTC) they were asked for in. Written by lib/reports/rollups only; an hour that
 * stands in `call_rollup_changes` is read off the calls themselves. No foreign keys: a row is made anew when its calls change.
 */
export const callRollups = pgTable(
  "call_rollups",
  {
    hour: hour(),
    slice: text().$type<RollupSlice>().notNull(),
    teamId: uuid(),
    ownerId: uuid(),
    /**
     * The language, the direction, the state in the CRM or the bot's id; of a cell all of them, a "|" after each; null
     * where calls are not told apart so.
     */
    part: text(),
    /** The row counts from this minute of its hour on; 0 is the whole hour. */
    fromMinute: smallint().$type<0 | Strike>().notNull().default(0),
    calls: counted(),
    called: counted(),
    talked: counted(),
    interested: counted(),
    lead: counted(),
    /** Whole seconds of talks, and of how many talks they are known. */
    talkSeconds: bigint({ mode: "number" }).notNull().default(sql`0`),
    timedTalks: counted(),
    ...endings,
  },
  (t) => [
    // In the database it includes every figure, which drizzle cannot say: a new one wants the constraint made anew.
    unique("call_rollups_key")
      .on(t.slice, t.part, t.teamId, t.ownerId, t.fromMinute, t.hour)
      .nullsNotDistinct(),
    index("call_rollups_hour_idx").on(t.hour),
    index("call_rollups_owner_idx").on(t.ownerId, t.hour).where(sql`slice = 'owner'`),
  ],
);

/**
 * Hours whose calls changed since they were rolled up: one row a change, so that writers never wait for each other.
 * Triggers on `calls` write it, in the writer's own transaction.
 */
export const callRollupChanges = pgTable("call_rollup_changes", { hour: hour() });

/** What the ended attempts of a day (of UTC) cost until a moment; written by lib/calls/dial/spent-today.ts only. */
export const spentDays = pgTable("spent_days", {
  day: timestamp({ withTimezone: true, mode: "date" }).primaryKey(),
  until: timestamp({ withTimezone: true, mode: "date" }).notNull(),
  micros: bigint({ mode: "number" }).notNull(),
});
