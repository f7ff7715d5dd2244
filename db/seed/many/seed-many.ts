import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import { withoutIndexes } from "./without-indexes";
import { drawSentences, writeCalls } from "./write-calls";
import { writePeople } from "./write-people";

const DAYS = 365;
const CALLS_PER_CLIENT = 5;
/** Fewer would not go round the people. */
const LEAST_CLIENTS = 300;
/** Calls drawn at once: what is sorted and joined stays in memory. */
const AT_ONCE = 500_000;

const TABLES = [
  "contacts",
  "contact_phones",
  "calls",
  "call_turns",
  "call_readings",
  "call_costs",
  "call_events",
] as const;

/** A bulk write alone may take what many clients at once could not. */
const SETTINGS = [
  "set local statement_timeout = 0",
  "set local idle_in_transaction_session_timeout = 0",
  "set local work_mem = '128MB'",
  "set local maintenance_work_mem = '512MB'",
];

/**
 * So many past calls, written by SQL in bulk: for looking at lists and figures at size, not for their stories.
 * They belong to people of a house around the demo's own, spread over teams, languages, ends and a year, are demo calls,
 * and never dial. One transaction; the product's own questions to these tables wait until it is over.
 * @param ownerUrl address of the database as the role that owns the tables
 * @throws Error where the demo's people are missing
 */
export async function seedMany(count: number, ownerUrl: string): Promise<{ calls: number }> {
  const connection = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const db = drizzle(connection, { schema, casing: "snake_case" });
    await db.transaction(async (tx) => {
      for (const setting of SETTINGS) await tx.execute(sql.raw(setting));
      await withoutIndexes(tx, TABLES, async () => {
        await writePeople(tx, Math.max(LEAST_CLIENTS, Math.ceil(count / CALLS_PER_CLIENT)));
        await drawSentences(tx);
        // Whole days, oldest first, so that a part never begins within another.
        const parts = Math.min(DAYS, Math.ceil(count / AT_ONCE));
        const edge = (part: number, of: number) => Math.round((of * part) / parts);
        for (let part = 0; part < parts; part += 1) {
          const span = {
            fromDaysAgo: DAYS - edge(part, DAYS),
            toDaysAgo: DAYS - edge(part + 1, DAYS),
          };
          await writeCalls(tx, edge(part + 1, count) - edge(part, count), span, count);
        }
      });
      // The triggers were off: every hour is to be rolled up.
      await tx.execute(sql`
        insert into call_rollup_changes (hour) select distinct date_trunc('hour', created_at, 'UTC') from calls`);
    });
    await connection.unsafe(`analyze ${TABLES.join(", ")}`);
    return { calls: count };
  } finally {
    await connection.end({ timeout: 5 });
  }
}
