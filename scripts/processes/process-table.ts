import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const hasProc = existsSync("/proc/self/stat");

/** True when no such process runs any more; an unreaped zombie counts as gone. */
export function isGone(pid: number): boolean {
  if (hasProc) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // "pid (name) S …": the name may hold spaces and brackets, the state follows the last bracket.
      const state = stat.slice(stat.lastIndexOf(")") + 2)[0];
      return state === "Z" || state === "X";
    } catch {
      return true;
    }
  }
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() === "" || stdout.trim().startsWith("Z");
}

/** The command line of a process, empty where it is gone or belongs to somebody else. */
export function commandOf(pid: number): string {
  if (hasProc) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    } catch {
      return "";
    }
  }
  const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim();
}

/** Waits for a process that is not our child. Answers false when it outlives the patience. */
export async function waitUntilGone(pid: number, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (!isGone(pid)) {
    if (Date.now() > until) return false;
    await pause(50);
  }
  return true;
}
