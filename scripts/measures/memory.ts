import { readdirSync, readFileSync } from "node:fs";
import { findRunning } from "../product/run-file";

export type ProcessMemory = { name: string; pid: number; megabytes: number };

/**
 * Memory of every process of the product that runs on a data directory, each page counted once
 * however many processes share it (proportional set size). Linux only.
 * @throws Error when nothing runs there
 */
export function productMemory(dataDir: string): ProcessMemory[] {
  const run = findRunning(dataDir);
  if (!run) throw new Error("nothing runs here; start HALO first");
  const parents = parentsOfAll();
  const roots = new Map<number, string>([[run.supervisor, "supervisor"]]);
  for (const [name, child] of Object.entries(run.children)) roots.set(child.pid, name);
  // npm, its shell and boot.mjs belong to it as well.
  for (let pid = parents.get(run.supervisor) ?? 0; isOurStarter(pid); pid = parents.get(pid) ?? 0) {
    roots.set(pid, "starter");
  }
  return [...parents.keys()]
    .map((pid) => ({ pid, name: ownerOf(pid, parents, roots) }))
    .filter((found): found is { pid: number; name: string } => found.name !== null)
    .map(({ pid, name }) => ({ name, pid, megabytes: proportionalMegabytes(pid) }));
}

function isOurStarter(pid: number): boolean {
  if (pid <= 1) return false;
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  return /boot\.mjs start|npm start|npm run start/.test(command);
}

function parentsOfAll(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
      parents.set(Number(name), Number(parent));
    } catch {
      // It ended while we were looking.
    }
  }
  return parents;
}

/** The nearest named process at or above this one. */
function ownerOf(
  pid: number,
  parents: Map<number, number>,
  roots: Map<number, string>,
): string | null {
  for (let at = pid; at > 1; at = parents.get(at) ?? 0) {
    const name = roots.get(at);
    if (name === "starter" && at !== pid) return null;
    if (name) return name;
  }
  return null;
}

function proportionalMegabytes(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
