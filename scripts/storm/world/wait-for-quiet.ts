import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";

type Unrest = {
  openCalls: number;
  openSteps: number;
  openAttempts: number;
  unsettled: number;
  jobs: number;
};

/**
 * Waits until nothing moves any more: calls ended, steps settled, slots free, history read, no job waiting.
 * @returns how long it took, in seconds, and what still moved when patience ended
 */
export async function waitForQuiet(
  db: postgres.Sql,
  patienceSeconds: number,
  report: (line: string) => void,
  signal: AbortSignal,
  everyMs = 2_000,
): Promise<{ seconds: number; left: string | null }> {
  const began = Date.now();
  let told = "";
  for (;;) {
    signal.throwIfAborted();
    const unrest = await readUnrest(db);
    const left = unrest
      ? Object.entries(unrest)
          .filter(([, count]) => count > 0)
          .map(([name, count]) => `${name} ${count}`)
          .join(", ")
      : "database down";
    const seconds = (Date.now() - began) / 1_000;
    if (left === "") return { seconds, left: null };
    if (seconds > patienceSeconds) return { seconds, left };
    if (left !== told) report(`  ${seconds.toFixed(0).padStart(3)} s: ${left}`);
    told = left;
    await pause(everyMs, undefined, { signal });
  }
}

async function readUnrest(db: postgres.Sql): Promise<Unrest | null> {
  const [row] = await db<Unrest[]>`
    select
      (select count(*)::int from calls where status_rank < 90) as "openCalls",
      (select count(*)::int from call_steps where state in ('planned', 'sending', 'retry')) as "openSteps",
      (select count(*)::int from call_attempts where slot_free_at is null) as "openAttempts",
      (select count(*)::int from call_attempts
        where settled_at is null and settle_next_at < now() + interval '30 seconds') as unsettled,
      (select count(*)::int from pgboss.job
        where state in ('created', 'retry', 'active') and data ? 'callId') as jobs`.catch(() => []);
  return row ?? null;
}
