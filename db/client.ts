import "server-only";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import { preparing } from "./preparing";
import { timeQueries } from "./query-times";
import * as schema from "./schema";

export type Db = PostgresJsDatabase<typeof schema>;
/** What commands get: the database itself or an open transaction of it. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
export type DbOrTx = Db | Tx;

type Pool = { sql: postgres.Sql; db: Db; prepared: Db; probe: postgres.Sql };
/** On globalThis, because a reload in development and the two bundles of the web process evaluate this file more than once. */
const keep = globalThis as typeof globalThis & { haloPool?: Pool };

const RECONNECT_SECONDS = 0.2;

function open(): Pool {
  const connections = {
    max: env().DATABASE_POOL,
    idle_timeout: 60,
    connect_timeout: 10,
    // Its own goes up to 20 s: a database that is back after a second would be missed for many more.
    backoff: () => RECONNECT_SECONDS,
    onnotice: () => undefined,
    connection: {
      application_name: `halo-${env().HALO_PROCESS}`,
      statement_timeout: env().HALO_PROCESS === "web" ? 5_000 : 60_000,
      idle_in_transaction_session_timeout: 10_000,
    },
  };
  const sql = postgres(env().DATABASE_URL, connections);
  const probe = postgres(env().DATABASE_URL, { ...connections, max: 1 });
  timeQueries(sql);
  const options = { schema, casing: "snake_case" } as const;
  return { sql, db: drizzle(sql, options), prepared: drizzle(preparing(sql), options), probe };
}

function pool(): Pool {
  keep.haloPool ??= open();
  return keep.haloPool;
}

/** The database of this process; the pool opens with the first use. A worker's statements are all prepared. */
export function database(): Db {
  return env().HALO_PROCESS === "worker" ? pool().prepared : pool().db;
}

/**
 * The same pool for what runs with every call: its statements are prepared. Only for statements of a few fixed texts;
 * what filters and sorts as people ask has too many, and its best plan depends on what is asked.
 */
export function preparedDatabase(): Db {
  return pool().prepared;
}

/** A connection of its own, for asking how the database is: in the pool the question would wait behind the work. */
export function databaseProbe(): postgres.Sql {
  return pool().probe;
}

/**
 * Listens on a channel (NOTIFY) over a connection of its own, which is made anew when it breaks; what is told in
 * between is not heard, so `onListening` is called after every connect: look for yourself then.
 */
export async function listenTo(
  channel: string,
  onNotice: () => void,
  onListening: () => void,
): Promise<void> {
  await pool().sql.listen(channel, onNotice, onListening);
}

/** Closes the pool; waits up to five seconds for running queries. */
export async function closeDatabase(): Promise<void> {
  const open = keep.haloPool;
  keep.haloPool = undefined;
  await Promise.all([open?.sql.end({ timeout: 5 }), open?.probe.end({ timeout: 5 })]);
}
