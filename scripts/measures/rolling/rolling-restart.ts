import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { startWorld, type Victim } from "../../storm/world/start-world";
import { LiveClient } from "./live-client";
import { type LoadResult, mixedLoad } from "./mixed-load";
import { makePerson, openCalls, signInPerson } from "./open-calls";
import { type Passed, startReadyBalancer } from "./ready-balancer";

export type RollingRestart = LoadResult & {
  /** What the balancer lost, of all it passed on. */
  passed: Passed;
  restarts: { name: string; stopSeconds: number; backSeconds: number }[];
  live: { clients: number; events: number; missed: number; resumed: number; faults: string[] };
};

const KEYS = 10;
const STEADY_MS = 5_000;
const GIVE_UP_MS = 120_000;

/** Every web process and every worker is restarted in turn under load, behind a balancer that asks `/readyz`. */
export async function rollingRestart(
  root: string,
  load: { perSecond: number; liveClients: number; sessions: number },
  say: (line: string) => void,
): Promise<RollingRestart> {
  const passed: Passed = { requests: 0, lost: [], refusals: {} };
  const size = {
    // As in production.
    webs: 2,
    workers: 2,
    settings: { DRAIN_SECONDS: "5" },
    balance: (port: number, ports: readonly number[]) => startReadyBalancer(port, ports, passed),
  };
  const world = await startWorld(
    root,
    { seed: "rolling", speed: 8, keep: false },
    size,
    say,
    AbortSignal.timeout(30 * 60_000),
  );
  const db = postgres(world.databaseUrl, { max: 2, onnotice: () => undefined });
  const ears: LiveClient[] = [];
  try {
    const webhookKey = world.secrets.HALO_WEBHOOK_KEY;
    const keys = await makePerson(db, KEYS);
    const cookie = await signInPerson(world.url);
    const sessions = await openCalls(db, { url: world.url, webhookKey }, load.sessions);
    for (let no = 0; no < load.liveClients; no += 1)
      ears.push(new LiveClient(`${world.url}/api/v1/live`, keys[no % KEYS] ?? ""));
    await Promise.all(ears.map((ear) => ear.untilOpen()));
    const before = await newestEvent(db);

    let isDone = false;
    const target = { url: world.url, webhookKey, keys, cookie, sessions };
    const loading = mixedLoad(target, load.perSecond, () => isDone);
    const restarts: RollingRestart["restarts"] = [];
    try {
      await pause(STEADY_MS);
      for (const victim of world.victims.filter(({ name }) => name !== "postgres")) {
        restarts.push({ name: victim.name, ...(await restart(victim)) });
        await pause(STEADY_MS);
      }
    } finally {
      isDone = true;
    }
    const result = await loading;
    const live = await compare(db, ears, before);
    return { ...result, passed, restarts, live };
  } finally {
    for (const ear of ears) ear.close();
    await db.end({ timeout: 5 });
    await world.stop();
  }
}

/** Asks a process to end and waits until its successor is ready. @throws Error where either takes two minutes */
async function restart(victim: Victim): Promise<{ stopSeconds: number; backSeconds: number }> {
  const old = victim.pid();
  if (old === null) throw new Error(`${victim.name} does not run`);
  const began = performance.now();
  process.kill(old, "SIGTERM");
  await until(victim.name, async () => victim.pid() !== old);
  const stopped = performance.now();
  await until(victim.name, () => victim.isUp());
  return {
    stopSeconds: (stopped - began) / 1_000,
    backSeconds: (performance.now() - stopped) / 1_000,
  };
}

async function until(name: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUp = Date.now() + GIVE_UP_MS;
  while (!(await isSo())) {
    if (Date.now() > giveUp) throw new Error(`${name} did not stop and come back in time`);
    await pause(50);
  }
}

async function newestEvent(db: postgres.Sql): Promise<number> {
  const [row] = await db<{ id: number }[]>`select coalesce(max(id), 0)::int as id from live_events`;
  return row?.id ?? 0;
}

/** What every client should have heard, against what each has; what was committed last may take a moment. */
async function compare(db: postgres.Sql, ears: readonly LiveClient[], before: number) {
  const rows = await db<{ id: number }[]>`
    select id::int as id from live_events where id > ${before} and kind in ('call', 'contact')`;
  const missing = () =>
    ears.reduce((sum, { heard }) => sum + rows.filter(({ id }) => !heard.has(id)).length, 0);
  const giveUp = Date.now() + 15_000;
  while (missing() > 0 && Date.now() < giveUp) await pause(200);
  return {
    clients: ears.length,
    events: rows.length,
    missed: missing(),
    resumed: ears.reduce((sum, { resumed }) => sum + resumed, 0),
    faults: ears.flatMap(({ faults }) => faults),
  };
}
