import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import type { Cluster } from "./cluster";

/** Role and database of the product. */
export const ROLE = "halo";
export const DATABASE = "halo";

/**
 * Makes the product's role and database where they are missing; the role gets the given password
 * each time, so that a new secrets file works with old data.
 * @returns the address of the database, as the product's role.
 */
export async function prepareDatabase(cluster: Cluster, password: string): Promise<string> {
  const sql = postgres(cluster.url("postgres"), { max: 1, onnotice: () => undefined });
  try {
    await waitForAnswer(sql);
    const roles = await sql`select 1 from pg_roles where rolname = ${ROLE}`;
    if (roles.length === 0) await sql.unsafe(`create role ${ROLE} login createdb`);
    await sql.unsafe(`alter role ${ROLE} password '${password.replaceAll("'", "''")}'`);
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) await sql.unsafe(`create database ${DATABASE} owner ${ROLE}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return cluster.url(DATABASE, { name: ROLE, password });
}

/** After a crash the server may refuse for a moment ("the database system is starting up"). */
async function waitForAnswer(sql: postgres.Sql): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (attempt === 50 || (error as { code?: string }).code !== "57P03") throw error;
      await pause(200);
    }
  }
}
