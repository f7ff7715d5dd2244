import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startCluster } from "../postgres/cluster";
import { DATABASE, OWNER_ROLE, prepareDatabase } from "../postgres/prepare-database";
import { anyFreePort } from "../processes/ports";
import { runOnce } from "../processes/run-once";
import { programCommand } from "../product/programs";

declare module "vitest" {
  interface ProvidedContext {
    /** Addresses of the migrated database that every test file clones, as the role that owns it and as the one that runs the product. */
    templateDatabase: { owner: string; app: string };
  }
}

/**
 * Vitest's global setup of the `db` project: one throw-away PostgreSQL for the run, with one
 * migrated database to clone. Returns what takes it down again.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = process.cwd();
  const place = mkdtempSync(join(tmpdir(), "halo-test-"));
  const cluster = await startCluster({
    root,
    dataDir: join(place, "postgres"),
    port: await anyFreePort(),
    password: "test",
    durable: false,
    onLog: () => undefined,
  });
  const stop = async () => {
    await cluster.stop();
    rmSync(place, { recursive: true, force: true });
  };
  try {
    const urls = await prepareDatabase(cluster, { app: "test", owner: "test" });
    // A process of its own: vitest evaluates this file without the condition "react-server".
    const env = {
      ...process.env,
      DATABASE_URL: urls.app,
      MIGRATION_DATABASE_URL: urls.owner,
    };
    await runOnce("migrate", root, programCommand(root, "migrate", env, { dev: true }));
    // A database can be cloned only while nobody is connected to it; marking it as a template
    // also keeps tests from connecting to it by mistake.
    const sql = postgres(cluster.url("postgres"), { max: 1, onnotice: () => undefined });
    await sql.unsafe(`alter database ${DATABASE} is_template true allow_connections false`);
    await sql.unsafe(`alter role ${OWNER_ROLE} createdb`);
    await sql.end({ timeout: 5 });
    project.provide("templateDatabase", urls);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
