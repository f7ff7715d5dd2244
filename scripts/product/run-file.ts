import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOf, isGone, waitUntilGone } from "../processes/process-table";

export type ChildName = "web" | "worker" | "sandbox" | "postgres";

/** What is running, as `<dataDir>/run.json` tells everybody; it holds no secret. */
export type Run = {
  supervisor: number;
  mode: "demo" | "production";
  telephony: "sandbox" | "voximplant";
  /** Where people and the scenario reach the product. */
  url: string;
  sandboxUrl: string | null;
  /** True once everything answered for the first time. */
  ready: boolean;
  ports: Ports;
  children: Partial<Record<ChildName, { pid: number; starts: number; since: string }>>;
};

export type Ports = {
  web: number;
  webAdmin: number;
  workerAdmin: number;
  sandbox: number;
  /** 0 where the database is not ours. */
  postgres: number;
};

const nameIn = (dataDir: string) => join(dataDir, "run.json");

/** What was last written, whether or not it still runs; null where nothing was. */
export function readRun(dataDir: string): Run | null {
  try {
    return JSON.parse(readFileSync(nameIn(dataDir), "utf8")) as Run;
  } catch {
    return null;
  }
}

/** The product that runs on this data directory now, or null. */
export function findRunning(dataDir: string): Run | null {
  const run = readRun(dataDir);
  if (!run || run.supervisor === process.pid || isGone(run.supervisor)) return null;
  return /scripts[\\/](start|dev)\b/.test(commandOf(run.supervisor)) ? run : null;
}

/** @throws Error when a product already runs on this data directory */
export function refuseSecondStart(dataDir: string): void {
  const running = findRunning(dataDir);
  if (running) throw new Error(`already running at ${running.url} (process ${running.supervisor})`);
}

export function writeRun(dataDir: string, run: Run): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${nameIn(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, nameIn(dataDir));
}

export function removeRun(dataDir: string): void {
  rmSync(nameIn(dataDir), { force: true });
}

/**
 * Ends processes of ours that outlived a supervisor killed with -9 (where the kernel could not do
 * it). The database server is left to the launcher, which knows how to end it cleanly.
 */
export async function endLeftovers(dataDir: string): Promise<void> {
  const run = readRun(dataDir);
  for (const [name, child] of Object.entries(run?.children ?? {})) {
    const isOurs = new RegExp(`\\b${name}\\.(mjs|ts)\\b|\\bserver\\.(mjs|ts)\\b`);
    if (name === "postgres" || isGone(child.pid) || !isOurs.test(commandOf(child.pid))) continue;
    process.kill(child.pid, "SIGTERM");
    if (await waitUntilGone(child.pid, 5_000)) continue;
    process.kill(child.pid, "SIGKILL");
    await waitUntilGone(child.pid, 5_000);
  }
}
