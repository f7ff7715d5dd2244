import { Agent } from "node:http";
import postgres from "postgres";
import { openSessions } from "../../storm/durability/open-sessions";
import { setLimits } from "../../storm/world/limits";
import { startWorld } from "../../storm/world/start-world";
import { manySessions, reportsOf } from "../door/messages";
import { sendAtMost, sendAtPace, type Talk } from "../door/send";
import { startFloor } from "../door/start-floor";
import { median, quantile } from "../figures";
import { requireDurable } from "../product";
import type { Bench, Figure, Row } from "../row";

const ROUNDS = 5;
const CONNECTIONS = 50;
/** Talks for a second: more than the floor gets through on any machine of this size, and a third of it for the door. */
const TALKS = 2_000;

/** Signed events through the whole door of one web process: signature, schema, unique insert, fold, jobs, commit. */
export const row: Row = {
  readsCalls: false,
  async measure({ root, quick, signal, say }: Bench): Promise<Figure[]> {
    const seconds = quick ? 0.5 : 2;
    const world = await startWorld(
      root,
      { seed: "bench", speed: 1, keep: false },
      { webs: 1, workers: 0 },
      say,
      signal,
    );
    const db = postgres(world.ownerUrl, { max: 2, onnotice: () => undefined });
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    let floor: { url: string; stop: () => void } | null = null;
    try {
      await requireDurable(db);
      await setLimits(db);
      const [session] = await openSessions(world, db, agent, 1, "bench", signal);
      if (!session) throw new Error("no call could be made");
      floor = await startFloor(root, world.ownerUrl);
      const door = new URL("/voximplant/events", world.webUrls[0]);
      const bare = new URL(floor.url);
      const talks = async (count: number): Promise<Talk[]> => {
        const sessions = await manySessions(db, session.callId, count);
        // What autovacuum would do within a minute of so many new rows.
        await db.unsafe("analyze calls, call_attempts, call_events, call_turns");
        return sessions.map((one) => reportsOf(one, world.secrets.HALO_WEBHOOK_KEY));
      };
      const most = { connections: CONNECTIONS, seconds };
      await sendAtMost(agent, door, await talks(Math.ceil((TALKS / 3) * seconds)), most);
      const before = await storedEvents(db);
      const [ours, floors]: [number[], number[]] = [[], []];
      let sent = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const some = await talks(TALKS * seconds);
        floors.push((await sendAtMost(agent, bare, some, most)).perSecond);
        const done = await sendAtMost(agent, door, some, most);
        ours.push(done.perSecond);
        sent += done.sent;
        say(
          `  round ${round + 1}: ${done.perSecond.toFixed(0)}/s, floor ${floors.at(-1)?.toFixed(0)}/s`,
        );
      }
      const [p99s, floorP99s]: [number[], number[]] = [[], []];
      const pace = { perSecond: median(ours) / 2, seconds };
      for (let round = 0; round < ROUNDS; round += 1) {
        const some = await talks(Math.ceil((pace.perSecond * seconds) / 6) + CONNECTIONS);
        floorP99s.push(quantile(await sendAtPace(agent, bare, some, pace), 0.99));
        const times = await sendAtPace(agent, door, some, pace);
        p99s.push(quantile(times, 0.99));
        sent += times.length;
      }
      const stored = (await storedEvents(db)) - before;
      if (stored !== sent) throw new Error(`${sent} events acknowledged, ${stored} stored`);
      const what = "bare node:http + postgres.js, one durable insert a request";
      return [
        {
          what: "events acknowledged, one web process, 50 connections",
          unit: "/s",
          ours,
          floor: { what, each: floors },
          bar: { of: "floor", atLeast: 1 },
        },
        {
          what: "p99 at half of that",
          unit: "ms",
          ours: p99s,
          floor: { what: `${what}, at the same pace`, each: floorP99s },
          bar: { of: "value", atMost: 25 },
        },
      ];
    } finally {
      agent.destroy();
      floor?.stop();
      await db.end({ timeout: 5 }).catch(() => undefined);
      await world.stop();
    }
  },
};

async function storedEvents(db: postgres.Sql): Promise<number> {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from call_events where source = 'scenario' and type <> 'permit_granted'`;
  return row?.n ?? 0;
}
