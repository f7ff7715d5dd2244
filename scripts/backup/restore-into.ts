import { mkdirSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { type Cluster, startCluster } from "../postgres/cluster";
import {
  DATABASE,
  type DatabaseUrls,
  OWNER_ROLE,
  prepareDatabase,
  roleUrls,
} from "../postgres/prepare-database";
import { runOnce } from "../processes/run-once";
import { choosePorts } from "../product/choose-ports";
import { planStart, productEnvironment, type Variables } from "../product/environment";
import { programCommand } from "../product/programs";
import { keepSecrets, rolePasswords } from "../product/secrets";
import type { Header } from "./backup-file";
import { readBackup } from "./read-backup";

const DRAFT = "halo_restoring";

/**
 * Restores beside the embedded database and changes places with it in one step when everything is in: whatever goes
 * wrong before, the database of now stays as it is.
 * @returns the name under which the database of before is kept; null: it was empty and is gone
 */
export async function restoreEmbedded(
  file: string,
  header: Header,
  root: string,
  dataDir: string,
): Promise<string | null> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secrets = keepSecrets(dataDir);
  const passwords = rolePasswords(secrets);
  const ports = await choosePorts(dataDir, Number(process.env.PORT?.trim() || 3000));
  const cluster = await startCluster({
    root,
    dataDir: join(dataDir, "postgres"),
    port: ports.postgres,
    password: secrets.POSTGRES_PASSWORD,
    durable: true,
    onLog: () => undefined,
  });
  try {
    const now = await prepareDatabase(cluster, passwords);
    const urls = roleUrls(cluster.url, passwords, DRAFT);
    const plan = planStart(process.env);
    const env = productEnvironment(process.env, plan, secrets, ports, urls.app);
    await asSuperuser(cluster, async (sql) => {
      // A restore that was cut off left its own.
      await sql.unsafe(`drop database if exists ${DRAFT} with (force)`);
      await sql.unsafe(`create database ${DRAFT} owner ${OWNER_ROLE}`);
    });
    await readBackup(file, header, urls, root, () => migrateTo(root, urls, env));
    const former = (await hasTables(now.owner)) ? `halo_before_${Date.now()}` : null;
    await asSuperuser(cluster, (sql) =>
      former
        ? sql.begin(async (tx) => {
            await tx.unsafe(`alter database ${DATABASE} rename to ${former}`);
            await tx.unsafe(`alter database ${DRAFT} rename to ${DATABASE}`);
          })
        : sql
            .unsafe(`drop database ${DATABASE} with (force)`)
            .then(() => sql.unsafe(`alter database ${DRAFT} rename to ${DATABASE}`)),
    );
    return former;
  } finally {
    await cluster.stop();
  }
}

/** Restores into the database of `DATABASE_URL`, which must be empty. @throws Error where it is not */
export async function restoreExternal(
  file: string,
  header: Header,
  root: string,
  given: Variables,
): Promise<null> {
  const app = given.DATABASE_URL?.trim() ?? "";
  const urls = { app, owner: given.MIGRATION_DATABASE_URL?.trim() || app };
  if (await hasTables(urls.owner)) {
    throw new Error(
      "The database of DATABASE_URL is not empty, and nothing was changed in it. Make a new one and name it there.",
    );
  }
  await readBackup(file, header, urls, root, () => migrateTo(root, urls, given));
  return null;
}

/** A process of its own, just as at every start. */
async function migrateTo(root: string, urls: DatabaseUrls, env: Variables): Promise<void> {
  const more = { DATABASE_URL: urls.app, MIGRATION_DATABASE_URL: urls.owner };
  const command = programCommand(root, "migrate", { ...env, ...more }, { dev: true });
  await runOnce("migrate", root, command);
}

async function hasTables(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
    return (row?.count ?? 0) > 0;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function asSuperuser(
  cluster: Cluster,
  run: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(cluster.url("postgres"), { max: 1, onnotice: () => undefined });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
