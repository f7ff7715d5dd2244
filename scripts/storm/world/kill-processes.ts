import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "@/sandbox/random";
import type { Victim } from "./start-world";

export type Blow = { victim: string; kind: "kill" | "freeze"; at: Date; untilMs: number };

const FREEZES = 2;
const FREEZE_MS = 10_000;

/**
 * Kills a random process every one to two seconds, and freezes two for ten, until `signal` is aborted.
 * One that is still coming up is spared: a process that never runs has nothing to lose.
 */
export async function killProcesses(
  victims: readonly Victim[],
  seed: string,
  signal: AbortSignal,
): Promise<Blow[]> {
  const draw = seededRandom(`kills|${seed}`);
  const blows: Blow[] = [];
  const hit = new Map<string, number>();
  let freezes = 0;

  while (await waited(1_000 + draw() * 1_000, signal)) {
    // Drawn among all: else the one that starts fastest, the database, would be hit in place of the others.
    const victim = victims[Math.floor(draw() * victims.length)];
    const pid = victim?.pid();
    if (!victim || !pid || hit.get(victim.name) === pid || !(await victim.isUp())) continue;
    const isFreeze = freezes < FREEZES && blows.length >= 5 * (freezes + 1);
    const at = new Date();
    if (isFreeze && victim.name !== "postgres") {
      freezes += 1;
      signalTo(pid, "SIGSTOP");
      setTimeout(() => signalTo(pid, "SIGCONT"), FREEZE_MS);
      blows.push({ victim: victim.name, kind: "freeze", at, untilMs: at.getTime() + FREEZE_MS });
      continue;
    }
    hit.set(victim.name, pid);
    signalTo(pid, "SIGKILL");
    blows.push({ victim: victim.name, kind: "kill", at, untilMs: at.getTime() });
  }
  return blows;
}

/** False once the storm is over. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

export function signalTo(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in this very moment.
  }
}
