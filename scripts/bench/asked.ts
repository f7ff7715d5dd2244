import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";

/** Statistics reach the view a second after the transaction, at the latest (PostgreSQL manual, "Cumulative Statistics System"). */
const SETTLE_MS = 1_200;

/**
 * Runs something and makes sure that the database really worked for it.
 * @param times transactions it must have made at least
 * @throws Error where there were fewer: something answered from memory
 */
export async function reachesDatabase<T>(
  db: postgres.Sql,
  times: number,
  run: () => Promise<T>,
): Promise<T> {
  const before = await transactions(db);
  const value = await run();
  const made = (await transactions(db)) - before;
  if (made < times) throw new Error(`a cached answer: ${made} transactions for ${times} requests`);
  return value;
}

async function transactions(db: postgres.Sql): Promise<number> {
  await pause(SETTLE_MS);
  const [row] = await db<{ n: number }[]>`
    select xact_commit::float8 as n from pg_stat_database where datname = current_database()`;
  return row?.n ?? 0;
}
