import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { callAttempts, callCosts, spentDays } from "@/db/schema";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";

/** When the day of the budget began: midnight, UTC. */
const TODAY = sql`date_trunc('day', now() at time zone 'utc') at time zone 'utc'`;
/** What ended so shortly ago may not be committed yet; the next sum has it. */
const NOT_YET = sql.raw("interval '10 seconds'");
/** An older sum is not gone by: where no worker adds up, all of today's attempts are read. */
const TOO_OLD = sql.raw("interval '60 seconds'");

/** Carrier costs are written after the dial, so today's are all there can be: without that, those of all days were read. */
function spentOn(attempts: SQL): SQL {
  return sql`(
    select coalesce(sum(case when a.ended_at is null then a.reserved_micros else coalesce(k.amount_micros, 0) end), 0)::bigint
    from ${callAttempts} a
    left join ${callCosts} k on k.call_id = a.call_id and k.component = 'carrier' and k.updated_at >= ${TODAY}
    where a.dial_started_at >= ${TODAY} and ${attempts})`;
}

/**
 * What today's attempts (of UTC) cost or have reserved, in millionths of the account's currency: the sum a worker made
 * moments ago, and what is under way or ended since. A cost that becomes known later counts with the next sum.
 * @param which a condition on attempts `a` that holds for all that have ended: the one that asks is left out by it
 */
export function spentToday(which: SQL): SQL {
  const since = sql`coalesce((select until from ${spentDays} where day = ${TODAY}), '-infinity')`;
  return sql`(case
    when ${since} > statement_timestamp() - ${TOO_OLD}
    then (select micros from ${spentDays} where day = ${TODAY}) + ${spentOn(sql`
      -- Said beside the sum's own moment, which no plan knows: this little is looked up by its index.
      (a.ended_at is null or a.ended_at > statement_timestamp() - ${TOO_OLD} - ${NOT_YET})
      and (a.ended_at is null or a.ended_at >= ${since}) and ${which}`)}
    else ${spentOn(which)} end)`;
}

/** Adds up what today's ended attempts cost, so that no dial has to. */
export async function addUpToday(): Promise<void> {
  await database().execute(sql`
    insert into ${spentDays} (day, until, micros)
    select ${TODAY}, u.until, ${spentOn(sql`a.ended_at < u.until`)}
    from (select statement_timestamp() - ${NOT_YET} as until) u
    on conflict (day) do update set until = excluded.until, micros = excluded.micros`);
}

export const addUpTodayTick: TickDefinition = {
  name: "add-up-today",
  everySeconds: 10,
  run: addUpToday,
};
