import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type DbOrTx, database } from "@/db/client";
import { callRollupChanges, callRollups, calls } from "@/db/schema";
import { FIGURES, named } from "./figures";
import { rebuildSpan, rolledOfCalls, rollupKeys } from "./roll-up";

const DAY_MS = 86_400_000;
/** At ten million calls a year a statement over more of them would come near to its time limit. */
const DAYS_AT_ONCE = 7;
/** Findings told of one span; more would say nothing new. */
const TOLD = 20;

/** A row that is not what its calls say; `is` and `should` are the figures, null: no row. */
export type Misrolled = { hour: string; slice: string; is: string | null; should: string | null };
export type RollupCheck = {
  /** Rows that were compared, and hours that wait to be rolled up: those are read off the calls until then. */
  rows: number;
  waiting: number;
  misrolled: Misrolled[];
};

/** Compares every rollup with the calls themselves, a week a statement: each is one moment of the database. */
export async function checkRollups(db: DbOrTx = database()): Promise<RollupCheck> {
  const check: RollupCheck = { rows: 0, waiting: 0, misrolled: [] };
  for (const { from, until } of await spansOf(db)) {
    const [first, end] = [from.toISOString(), until.toISOString()];
    const isWithin = (at: SQL) =>
      sql`${at} >= ${first}::timestamptz and ${at} < ${end}::timestamptz`;
    const rows = await db.execute<Misrolled & { rows: number; waiting: number }>(sql`
      with changed as (select distinct hour from ${callRollupChanges} where ${isWithin(sql`hour`)}),
      should as (
        select ${rollupKeys}, row(${named(FIGURES)})::text as figures
        from (${rolledOfCalls(isWithin(sql`${calls.createdAt}`))}) counted where hour not in (select hour from changed)
      ), kept as (
        select ${rollupKeys}, row(${named(FIGURES)})::text as figures
        from ${callRollups} where ${isWithin(sql`hour`)} and hour not in (select hour from changed)
      ), sizes as (
        select (select count(*)::int from kept) as rows, (select count(*)::int from changed) as waiting
      ), found as (
        select to_char(coalesce(kept.hour, should.hour) at time zone 'UTC', 'YYYY-MM-DD HH24') || ' UTC' as hour,
          concat_ws(' ', coalesce(kept.slice, should.slice), 'team', coalesce(kept.team_id, should.team_id),
            'owner', coalesce(kept.owner_id, should.owner_id), coalesce(kept.part, should.part),
            'from minute ' || nullif(coalesce(kept.from_minute, should.from_minute), 0)) as slice,
          kept.figures as is, should.figures as should
        from kept full join should on kept.hour = should.hour and kept.slice = should.slice and kept.from_minute = should.from_minute
          and coalesce(kept.team_id::text, '') = coalesce(should.team_id::text, '')
          and coalesce(kept.owner_id::text, '') = coalesce(should.owner_id::text, '')
          and coalesce(kept.part, '') = coalesce(should.part, '')
        where kept.figures is distinct from should.figures limit ${sql.raw(String(TOLD))}
      )
      select sizes.*, found.* from sizes left join found on true`);
    check.rows += rows[0]?.rows ?? 0;
    check.waiting += rows[0]?.waiting ?? 0;
    for (const { hour, slice, is, should } of rows) {
      if (hour !== null) check.misrolled.push({ hour, slice, is, should });
    }
  }
  return check;
}

/** Makes all rollups anew, a week a transaction, while everything runs. Returns how many spans. */
export async function rebuildRollups(db: DbOrTx = database()): Promise<number> {
  const spans = await spansOf(db);
  for (const { from, until } of spans) await rebuildSpan(from, until, db);
  return spans.length;
}

async function spansOf(db: DbOrTx): Promise<{ from: Date; until: Date }[]> {
  const [row] = await db.execute<{ first: number | null; last: number | null }>(sql`
    select extract(epoch from date_trunc('hour', min(at), 'UTC'))::float8 as first,
      extract(epoch from date_trunc('hour', max(at), 'UTC'))::float8 as last
    from (
      select min(created_at) as at from ${calls} union all select max(created_at) from ${calls}
      union all select min(hour) from ${callRollups} union all select max(hour) from ${callRollups}
      union all select min(hour) from ${callRollupChanges}
    ) edges`);
  if (!row || row.first === null || row.last === null) return [];
  const spans: { from: Date; until: Date }[] = [];
  const last = row.last * 1000;
  for (let from = row.first * 1000; from <= last; from += DAYS_AT_ONCE * DAY_MS)
    spans.push({ from: new Date(from), until: new Date(from + DAYS_AT_ONCE * DAY_MS) });
  return spans;
}
