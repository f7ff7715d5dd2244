import { existsSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { grantApp } from "./grant-app";
import type { DatabaseUrls } from "./prepare-database";

/** Any number; the same for every process that migrates, so that only one does at a time. */
const LOCK = 727_001;

/**
 * Brings a database to the newest schema: our tables, then the job queue's own, then what the role
 * that runs the product may do with them.
 * Safe to run by several processes at once; the later ones wait and then find nothing to do.
 *
 * @param urls addresses of the database: the owner's migrates; the app's is the same one where there is a single role
 * @param migrationsDir folder that drizzle-kit wrote
 * @param prepareQueues called with the queue, to create its queues
 * @throws Error of PostgreSQL when a migration fails; the whole run is rolled back then
 */
export async function migrateDatabase(
  urls: DatabaseUrls,
  migrationsDir: string,
  prepareQueues?: (boss: PgBoss) => Promise<void>,
): Promise<void> {
  const lock = postgres(urls.owner, { max: 1, onnotice: () => undefined });
  try {
    // A lock of the session, held on a connection of its own for as long as everything below runs.
    await lock`select pg_advisory_lock(${LOCK})`;
    await migrateTables(urls.owner, migrationsDir);
    await migrateQueue(urls.owner, prepareQueues);
    const [app, owner] = [roleOf(urls.app), roleOf(urls.owner)];
    if (app && app !== owner) await grantApp(urls.owner, app);
  } finally {
    await lock.end({ timeout: 5 });
  }
}

/** Null: the address names none, and the client's own user counts. */
function roleOf(url: string): string | null {
  return decodeURIComponent(new URL(url).username) || null;
}

async function migrateTables(url: string, migrationsDir: string): Promise<void> {
  if (!existsSync(migrationsDir)) throw new Error(`There are no migrations in ${migrationsDir}`);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await migrate(drizzle(sql), { migrationsFolder: migrationsDir });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function migrateQueue(
  url: string,
  prepareQueues?: (boss: PgBoss) => Promise<void>,
): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  const problems: Error[] = [];
  boss.on("error", (error: Error) => problems.push(error));
  await boss.start();
  try {
    await prepareQueues?.(boss);
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  if (problems[0]) throw problems[0];
}
