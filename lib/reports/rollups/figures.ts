import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { OUTCOMES, type Outcome } from "@/db/enums";
import { calls } from "@/db/schema";
import { reached } from "@/lib/calls/queries/reached-step";

type Ending = `ended_${Outcome}`;
export type Figure =
  | "calls"
  | "called"
  | "talked"
  | "interested"
  | "lead"
  | "talk_seconds"
  | "timed_talks"
  | Ending;

export const endingOf = (outcome: Outcome): Ending => `ended_${outcome}`;
export const ENDINGS: readonly Ending[] = OUTCOMES.map(endingOf);

const counted = (condition: SQL) => sql`count(*) filter (where ${condition})`;

/** What each figure is, said once: over calls. In `call_rollups` the same stands under the same name, by the hour. */
const DEFINITIONS: Record<Figure, () => SQL> = {
  calls: () => sql`count(*)`,
  called: () => counted(reached("called")),
  talked: () => counted(reached("talked")),
  interested: () => counted(reached("interested")),
  lead: () => counted(reached("lead")),
  talk_seconds: () =>
    sql`coalesce(sum(${calls.talkSeconds}) filter (where ${reached("talked")}), 0)`,
  timed_talks: () => sql`count(${calls.talkSeconds}) filter (where ${reached("talked")})`,
  ...(Object.fromEntries(
    OUTCOMES.map((outcome) => [
      endingOf(outcome),
      // Said in words, not as a parameter: the list is ours, and there are many of them.
      () => counted(sql`${calls.outcome} = '${sql.raw(outcome)}'`),
    ]),
  ) as Record<Ending, () => SQL>),
};

export const FIGURES = Object.keys(DEFINITIONS) as Figure[];

const listed = (names: readonly Figure[], one: (name: Figure) => SQL) =>
  sql.join(names.map(one), sql`, `);

export const named = (names: readonly Figure[]): SQL => listed(names, (name) => sql.raw(name));

/** Figures to be taken away from those of rows they are summed up with. */
export const takenAway = (names: readonly Figure[]): SQL =>
  listed(names, (name) => sql.raw(`-${name} as ${name}`));

/** Aggregates over calls. */
export const figuresOfCalls = (names: readonly Figure[]): SQL =>
  listed(names, (name) => sql`(${DEFINITIONS[name]()})::bigint as ${sql.raw(name)}`);

/** Sums over rows that hold figures already; JavaScript's own numbers. */
export const sumsOf = (names: readonly Figure[]): SQL =>
  listed(names, (name) => sql.raw(`coalesce(sum(${name}), 0)::float8 as ${name}`));

/** The hour of UTC a call was asked for in: what a row of `call_rollups` is kept by. */
export const hourOfCall = sql`date_trunc('hour', ${calls.createdAt}, 'UTC')`;
