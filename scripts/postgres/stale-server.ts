import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf, isGone, waitUntilGone } from "../processes/process-table";

/**
 * Makes a data directory startable after our process or the server was killed -9:
 * removes the lock of a dead or unreaped (zombie) server and ends an orphaned one cleanly.
 * A lock whose number now belongs to a foreign process is removed too.
 *
 * @throws Error when an orphaned server does not end within 30 s.
 */
export async function clearStaleServer(dataDir: string): Promise<void> {
  const lock = join(dataDir, "postmaster.pid");
  const pid = readServerPid(dataDir);
  if (pid === null) return;
  if (isGone(pid) || !commandOf(pid).includes("postgres")) {
    rmSync(lock, { force: true });
    return;
  }
  // SIGINT is PostgreSQL's "fast" shutdown, SIGQUIT its immediate one (recovery at the next start).
  for (const [signal, patienceMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EPERM") {
        throw new Error(
          `Another user's PostgreSQL (process ${pid}) runs on this data. Stop it first.`,
        );
      }
    }
    if (await waitUntilGone(pid, patienceMs)) {
      rmSync(lock, { force: true });
      return;
    }
  }
  throw new Error(`An orphaned PostgreSQL (process ${pid}) does not end. Stop it by hand.`);
}

/** The process number in the lock file of a data directory, or null where nothing is locked. */
export function readServerPid(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}
