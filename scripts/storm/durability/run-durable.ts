import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { seededRandom } from "@/sandbox/random";
import { countBlows, listed } from "../harms/tell";
import { recordResult } from "../record-result";
import { type Blow, signalTo } from "../world/kill-processes";
import { setLimits } from "../world/limits";
import { startWorld, type Victim } from "../world/start-world";
import { type OpenSession, openSessions } from "./open-sessions";
import { type Acknowledged, tellProgress } from "./tell-progress";

export type DurableOptions = {
  connections: number;
  /** Goes on until both are reached. */
  events: number;
  kills: number;
  seed: string;
  record: boolean;
};

/** A process dies this long after some 2xx at most. */
const WITHIN_MS = 20;
const TOLD_EVERY = 10;
const GIVE_UP_MS = 15 * 60_000;

/**
 * Fifty sessions report steadily; web servers and the database are killed right after answers. Whatever was answered
 * with 2xx must stand in the timeline of its call.
 * @returns whether nothing acknowledged is missing
 * @throws Error where the load could not be held
 */
export async function runDurable(
  root: string,
  options: DurableOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const { connections, events, kills, seed } = options;
  say(`durable: ${connections} connections, ${events} events, ${kills} kills, seed ${seed}`);
  const size = { webs: 2, workers: 0 };
  const world = await startWorld(root, { seed, speed: 1, keep: false }, size, say, signal);
  const db = postgres(world.databaseUrl, { max: 2, onnotice: () => undefined });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    await setLimits(db);
    const sessions = await openSessions(world, db, agent, connections, seed, signal);
    const at = {
      url: `${world.url}/voximplant/events`,
      key: world.secrets.HALO_WEBHOOK_KEY,
      agent,
    };
    const { acknowledged, blows } = await load(at, sessions, world.victims, options, say, signal);
    say(`blows: ${listed(countBlows(blows))}`);
    const missing = await findMissing(db, acknowledged);
    say(`acknowledged ${acknowledged.length}, missing in their timelines ${missing.length}`);
    for (const { eventId, callId } of missing) say(`    ${eventId} of ${callId}`);
    if (options.record) {
      const path = recordResult(root, "durable", {
        ...{ seed, connections, passed: missing.length === 0 },
        ...{ acknowledged: acknowledged.length, missing: missing.length },
        blows: countBlows(blows),
      });
      say(`recorded in ${path}`);
    }
    return missing.length === 0;
  } finally {
    agent.destroy();
    await db.end({ timeout: 5 }).catch(() => undefined);
    await world.stop();
  }
}

async function load(
  at: { url: string; key: string; agent: Agent },
  sessions: readonly OpenSession[],
  victims: readonly Victim[],
  options: DurableOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ acknowledged: Acknowledged[]; blows: Blow[] }> {
  const acknowledged: Acknowledged[] = [];
  // Kills are spread evenly over the events: what never runs has nothing to lose.
  const between = options.events / options.kills;
  let due = 0;
  let heard = Promise.withResolvers<void>();
  const enough = new AbortController();
  const stop = AbortSignal.any([enough.signal, signal, AbortSignal.timeout(GIVE_UP_MS)]);
  const telling = Promise.all(
    sessions.map((session) =>
      tellProgress(
        at,
        session,
        (event) => {
          acknowledged.push(event);
          if (acknowledged.length >= due) heard.resolve();
        },
        stop,
      ),
    ),
  );
  // Awaited below; a refusal ends the load at once.
  telling.catch(() => enough.abort());
  const blows: Blow[] = [];
  const isEnough = () => blows.length >= options.kills && acknowledged.length >= options.events;
  for await (const victim of turns(victims, options.seed, stop)) {
    due = acknowledged.length + between;
    heard = Promise.withResolvers();
    await Promise.race([heard.promise, whenAborted(stop)]);
    if (isEnough() || stop.aborted) break;
    await pause(victim.afterMs);
    const at = new Date();
    signalTo(victim.pid, "SIGKILL");
    blows.push({ victim: victim.name, kind: "kill", at, untilMs: at.getTime() });
    if (blows.length % TOLD_EVERY === 0)
      say(`  ${blows.length} kills, ${acknowledged.length} events acknowledged`);
  }
  enough.abort();
  await telling;
  signal.throwIfAborted();
  if (!isEnough())
    throw new Error(`only ${acknowledged.length} events and ${blows.length} kills in time`);
  return { acknowledged, blows };
}

/** Processes in a drawn order, each once it is up again. */
async function* turns(
  victims: readonly Victim[],
  seed: string,
  signal: AbortSignal,
): AsyncGenerator<{ name: string; pid: number; afterMs: number }> {
  const draw = seededRandom(`durable|${seed}`);
  const hit = new Map<string, number>();
  while (!signal.aborted) {
    await pause(100);
    const victim = victims[Math.floor(draw() * victims.length)];
    const pid = victim?.pid();
    if (!victim || !pid || hit.get(victim.name) === pid || !(await victim.isUp())) continue;
    hit.set(victim.name, pid);
    yield { name: victim.name, pid, afterMs: draw() * WITHIN_MS };
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Waits for the database and looks for every acknowledged event in the timeline of its call. */
async function findMissing(
  db: postgres.Sql,
  acknowledged: readonly Acknowledged[],
): Promise<Acknowledged[]> {
  for (let tries = 0; ; tries++) {
    try {
      const rows = await db<{ eventId: string; callId: string }[]>`
        select event_id as "eventId", call_id as "callId" from call_events where source = 'scenario'`;
      const stored = new Set(rows.map(({ eventId, callId }) => `${eventId} ${callId}`));
      return acknowledged.filter(({ eventId, callId }) => !stored.has(`${eventId} ${callId}`));
    } catch (error) {
      if (tries === 50) throw error;
      await pause(200);
    }
  }
}
