import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Db, type DbOrTx, database, type Tx } from "@/db/client";
import { listOf } from "@/db/list-of";
import {
  botVersions,
  callRollupChanges,
  callRollups,
  calls,
  ROLLUP_PARTS,
  type RollupPart,
  STRIKES,
} from "@/db/schema";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";
import { FIGURES, figuresOfCalls, hourOfCall, named } from "./figures";

/** Hours rolled up in one transaction: a fortnight. */
const HOURS_AT_ONCE = 14 * 24;

/** By what each part tells calls apart. */
const PART_COLUMNS: Record<RollupPart, SQL> = {
  language: sql`${calls.language}`,
  direction: sql`${calls.direction}`,
  crm: sql`${calls.crmStatus}`,
  bot: sql`${botVersions.botId}`,
};

const ofEveryPart = (one: (column: SQL, part: RollupPart) => SQL, between: SQL) =>
  sql.join(
    ROLLUP_PARTS.map((part) => one(PART_COLUMNS[part], part)),
    between,
  );

const everyPart = ofEveryPart((column) => column, sql`, `);
/** Told apart by all parts at once. */
const isCell = sql`grouping(${everyPart}) = 0`;

const strikes = sql.raw(STRIKES.map((minute) => `(${minute})`).join(", "));

/** Columns of `call_rollups` that say what a row counts. */
export const rollupKeys = sql.raw("hour, slice, team_id, owner_id, part, from_minute");

/** Rows of `call_rollups` as the calls say they should be. @param isMeant a condition on calls */
export const rolledOfCalls = (isMeant: SQL): SQL => sql`
  select ${hourOfCall} as hour,
    case when ${isCell} then 'cell'
      ${ofEveryPart((column, part) => sql`when grouping(${column}) = 0 then ${sql.raw(`'${part}'`)}`, sql` `)}
      when grouping(${calls.ownerId}) = 0 then 'owner' when grouping(${calls.teamId}) = 0 then 'team' else 'all' end as slice,
    ${calls.teamId} as team_id, ${calls.ownerId} as owner_id,
    case when ${isCell} then concat(${ofEveryPart((column) => sql`${column}, '|'`, sql`, `)})
      else coalesce(${ofEveryPart((column) => sql`${column}::text`, sql`, `)}) end as part,
    0 as from_minute, ${figuresOfCalls(FIGURES)}
  from ${calls} left join ${botVersions} on ${botVersions.id} = ${calls.botVersionId}
  where ${isMeant}
  group by grouping sets ((1), (1, ${calls.teamId}), (1, ${calls.teamId}, ${calls.ownerId}),
    ${ofEveryPart((column) => sql`(1, ${calls.teamId}, ${column})`, sql`, `)},
    (1, ${calls.teamId}, ${everyPart}))
  having ${isCell} or ${ofEveryPart((column) => sql`(grouping(${column}) = 1 or ${column} is not null)`, sql` and `)}
  union all
  select ${hourOfCall} as hour, case when grouping(${calls.teamId}) = 0 then 'team' else 'all' end as slice,
    ${calls.teamId} as team_id, null as owner_id, null as part, strike.minute as from_minute, ${figuresOfCalls(FIGURES)}
  from ${calls} join (values ${strikes}) strike (minute) on extract(minute from ${calls.createdAt}) >= strike.minute
  where ${isMeant}
  group by grouping sets ((1, strike.minute), (1, strike.minute, ${calls.teamId}))`;

/**
 * One writer of rollups at a time, or a slower one would put older figures over newer ones. Each statement after it sees
 * everything that was committed before.
 */
const takeTurn = (tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('call_rollups'))`);

async function write(tx: Tx, isMeant: SQL): Promise<void> {
  await tx.execute(sql`
    insert into ${callRollups} (${rollupKeys}, ${named(FIGURES)})
    ${rolledOfCalls(isMeant)}`);
}

/**
 * Rolls up the hours that changed, until none is left. What changes meanwhile is in the figures or stands in the list
 * again, never neither: a change is noted in the transaction that makes it, and notes are taken before calls are read.
 * Returns how many hours it wrote.
 */
export async function rollUpChanges(db: Db = database()): Promise<number> {
  let hours = 0;
  for (let taken = HOURS_AT_ONCE; taken === HOURS_AT_ONCE; hours += taken) {
    taken = await db.transaction(async (tx) => {
      await takeTurn(tx);
      const changed = await tx.execute<{ hour: string }>(sql`
        select hour::text as hour from ${callRollupChanges} group by 1 order by 1 limit ${sql.raw(String(HOURS_AT_ONCE))}`);
      if (changed.length === 0) return 0;
      const names = changed.map(({ hour }) => hour);
      const hours = listOf(names, "timestamptz");
      await tx.execute(sql`delete from ${callRollupChanges} where hour = any(${hours})`);
      await tx.execute(sql`delete from ${callRollups} where hour = any(${hours})`);
      await write(
        tx,
        sql`${calls.createdAt} >= (${listOf(names.slice(0, 1), "timestamptz")})[1]
          and ${calls.createdAt} < (${listOf(names.slice(-1), "timestamptz")})[1] + interval '1 hour'
          and ${hourOfCall} = any(${hours})`,
      );
      return changed.length;
    });
  }
  return hours;
}

/** Makes the rollups of [from, until), both at the beginning of an hour, anew from the calls. */
export async function rebuildSpan(from: Date, until: Date, db: DbOrTx = database()): Promise<void> {
  const [first, end] = [from.toISOString(), until.toISOString()];
  const within = sql`hour >= ${first}::timestamptz and hour < ${end}::timestamptz`;
  await db.transaction(async (tx) => {
    await takeTurn(tx);
    await tx.execute(sql`delete from ${callRollupChanges} where ${within}`);
    await tx.execute(sql`delete from ${callRollups} where ${within}`);
    await write(
      tx,
      sql`${calls.createdAt} >= ${first}::timestamptz and ${calls.createdAt} < ${end}::timestamptz`,
    );
  });
}

/** Until it has run, reports read the changed hours off the calls: it keeps them quick, not right. */
export const rollUpTick: TickDefinition = {
  name: "roll-up-calls",
  everySeconds: 10,
  run: async () => void (await rollUpChanges()),
};
