import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import type { Cluster } from "./cluster";

/** Owns the tables and changes their shape. */
export const OWNER_ROLE = "halo_owner";
/** Runs the product: reads and writes, changes no shape, and only adds to the audit log. */
const APP_ROLE = "halo_app";
export const DATABASE = "halo";

/** The one role of databases made before there were two. */
const FORMER_ROLE = "halo";

export type RolePasswords = { app: string; owner: string };
/** Addresses of the product's database as each of its roles. */
export type DatabaseUrls = { app: string; owner: string };

/** The address a role has in a database of this server. */
export function roleUrls(
  urlOf: Cluster["url"],
  passwords: RolePasswords,
  database: string = DATABASE,
): DatabaseUrls {
  return {
    app: urlOf(database, { name: APP_ROLE, password: passwords.app }),
    owner: urlOf(database, { name: OWNER_ROLE, password: passwords.owner }),
  };
}

/**
 * Makes the product's roles and database where they are missing; the roles get the given passwords
 * each time, so that a new secrets file works with old data. A database of the former single role
 * becomes the owner's by renaming that role: nothing in it is touched.
 */
export async function prepareDatabase(
  cluster: Cluster,
  passwords: RolePasswords,
): Promise<DatabaseUrls> {
  const sql = postgres(cluster.url("postgres"), { max: 1, onnotice: () => undefined });
  try {
    await waitForAnswer(sql);
    const found = await sql`
      select rolname as name from pg_roles where rolname in (${FORMER_ROLE}, ${OWNER_ROLE}, ${APP_ROLE})`;
    const roles = new Set(found.map(({ name }) => name));
    if (!roles.has(OWNER_ROLE)) {
      await sql.unsafe(
        roles.has(FORMER_ROLE)
          ? `alter role ${FORMER_ROLE} rename to ${OWNER_ROLE}`
          : `create role ${OWNER_ROLE}`,
      );
    }
    if (!roles.has(APP_ROLE)) await sql.unsafe(`create role ${APP_ROLE}`);
    for (const [role, password] of [
      [OWNER_ROLE, passwords.owner],
      [APP_ROLE, passwords.app],
    ] as const) {
      await sql.unsafe(
        `alter role ${role} login nosuperuser nocreatedb nocreaterole password '${password.replaceAll("'", "''")}'`,
      );
    }
    const databases = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (databases.length === 0) {
      await sql.unsafe(`create database ${DATABASE} owner ${OWNER_ROLE}`);
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
  return roleUrls(cluster.url, passwords);
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
