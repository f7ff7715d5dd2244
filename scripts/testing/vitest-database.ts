import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startCluster } from "../postgres/cluster";
import { prepareDatabase, ROLE } from "../postgres/prepare-database";
import { anyFreePort } from "../processes/ports";
import { runOnce } from "../processes/run-once";
import { programCommand } from "../product/programs";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the migrated database that every test file clones. */
    templateDatabaseUrl: string;
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
    const url = await prepareDatabase(cluster, "test");
    // A process of its own: vitest evaluates this file without the condition "react-server".
    const env = { ...process.env, DATABASE_URL: url };
    await runOnce("migrate", root, programCommand(root, "migrate", env, { dev: true }));
    // A database can be cloned only while nobody is connected to it; marking it as a template
    // also keeps tests from connecting to it by mistake.
    const sql = postgres(cluster.url("postgres"), { max: 1, onnotice: () => undefined });
    await sql.unsafe(`alter database ${ROLE} is_template true allow_connections false`);
    await sql.end({ timeout: 5 });
    project.provide("templateDatabaseUrl", url);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
