import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in /proc, on every Linux there is (proc(5): sysconf(_SC_CLK_TCK)). */
const TICKS = 100;

/** Processor time that processes, all below them and their ended children have used, in seconds. Linux only. */
export function processorSeconds(roots: readonly number[]): number {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const seen = readStat(Number(name));
      return seen ? [seen] : [];
    });
  const ours = new Set(roots);
  for (let before = 0; before !== ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  const ticks = all.filter(({ pid }) => ours.has(pid)).reduce((sum, one) => sum + one.ticks, 0);
  return ticks / TICKS;
}

function readStat(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // "pid (name) S …": the name may hold spaces and brackets, the fields follow the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}
