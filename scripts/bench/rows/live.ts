import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { openSessions } from "../../storm/durability/open-sessions";
import { setLimits } from "../../storm/world/limits";
import { startWorld } from "../../storm/world/start-world";
import { type Message, manySessions, reportsOf } from "../door/messages";
import { send, sendAtMost, sendAtPace, type Talk } from "../door/send";
import { startFloor } from "../door/start-floor";
import { median, quantile } from "../figures";
import { Ears } from "../live/ears";
import { callOfTeam, makeListeners } from "../live/listeners";
import { requireDurable } from "../product";
import type { Bench, Figure, Row } from "../row";

const ROUNDS = 5;
const STREAMS = 500;
/** One person or key may have so many open. */
const STREAMS_EACH = 5;
const TOLD_PER_SECOND = 100;
const CONNECTIONS = 50;
/** Talks for one second at the most: more than any machine of this size gets through. */
const TALKS = 2_500;
const REPORTS_EACH = 6;

type TellingTalk = { callId: string; message: Message };

/**
 * From a provider's report at the door of one web process to the last of many open streams that tell of it, while the
 * same door takes half of what it can of calls that those listeners may not see.
 */
export const row: Row = {
  readsCalls: false,
  async measure({ root, quick, signal, say }: Bench): Promise<Figure[]> {
    const [seconds, mostSeconds] = quick ? [1, 0.4] : [4, 1.5];
    const world = await startWorld(
      root,
      { seed: "bench", speed: 1, keep: false },
      { webs: 1, workers: 0 },
      say,
      signal,
    );
    const db = postgres(world.ownerUrl, { max: 2, onnotice: () => undefined });
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const tellers = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const open: { stop: () => void }[] = [];
    try {
      await requireDurable(db);
      await setLimits(db);
      const [session] = await openSessions(world, db, agent, 1, "bench", signal);
      if (!session) throw new Error("no call could be made");
      const { teamId, keys } = await makeListeners(db, STREAMS / STREAMS_EACH);
      const theirs = await callOfTeam(db, session.callId, teamId);
      const talks = async (callId: string, count: number): Promise<[string, Talk][]> => {
        const sessions = await manySessions(db, callId, count);
        // What autovacuum would do within a minute of so many new rows.
        await db.unsafe("analyze calls, call_attempts, call_events, call_turns");
        return sessions.map((one) => [one.callId, reportsOf(one, world.secrets.HALO_WEBHOOK_KEY)]);
      };
      const others = async (count: number) =>
        (await talks(session.callId, count)).map(([, talk]) => talk);
      const door = new URL("/voximplant/events", world.webUrls[0]);
      const most: number[] = [];
      for (let look = 0; look < 3; look += 1) {
        const load = { connections: CONNECTIONS, seconds: mostSeconds };
        const some = await others(TALKS * mostSeconds);
        most.push((await sendAtMost(agent, door, some, load)).perSecond);
      }
      const perSecond = median(most) / 2;

      const floor = await startFloor(root, world.ownerUrl, "live/floor-server");
      open.push(floor);
      const listen = async (address: URL) => {
        const ears = await Ears.open(address, keys, STREAMS);
        open.push({ stop: () => ears.close() });
        return ears;
      };
      const [bare, bareEars] = [new URL(floor.url), await listen(new URL(floor.url))];
      const ears = await listen(new URL("/api/v1/live", world.webUrls[0]));

      const p95Of = async (url: URL, listening: Ears) => {
        const load = await others(Math.ceil((perSecond * seconds) / REPORTS_EACH) + CONNECTIONS);
        const told = await talks(theirs, seconds * TOLD_PER_SECOND);
        const telling = told.flatMap(([callId, [message]]): TellingTalk[] =>
          message ? [{ callId, message }] : [],
        );
        await Promise.all([
          sendAtPace(agent, url, load, { perSecond, seconds }, signal),
          tellAtPace(tellers, url, telling, listening),
        ]);
        return quantile(await listening.heard(), 0.95);
      };
      const [ours, floors]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        signal.throwIfAborted();
        floors.push(await p95Of(bare, bareEars));
        ours.push(await p95Of(door, ears));
        say(
          `  round ${round + 1}: ${ours.at(-1)?.toFixed(0)} ms, floor ${floors.at(-1)?.toFixed(0)} ms`,
        );
      }
      return [
        {
          what: `${STREAMS} live streams, ${TOLD_PER_SECOND} reports/s told to each, p95`,
          unit: "ms",
          ours,
          floor: {
            what: "bare node:http with the same requests: one durable insert each, NOTIFY, one text for all streams",
            each: floors,
          },
          bar: { of: "value", atMost: 500 },
          note: `from the report's sending to its hearing, beside ${perSecond.toFixed(0)} other reports/s, half of what the door takes`,
        },
      ];
    } finally {
      for (const one of open.reverse()) one.stop();
      agent.destroy();
      tellers.destroy();
      await db.end({ timeout: 5 }).catch(() => undefined);
      await world.stop();
    }
  },
};

/** One report a call, at an even pace. */
async function tellAtPace(
  agent: Agent,
  url: URL,
  telling: readonly TellingTalk[],
  ears: Ears,
): Promise<void> {
  const began = performance.now();
  const running: Promise<number>[] = [];
  for (const [no, { callId, message }] of telling.entries()) {
    const early = began + (no * 1_000) / TOLD_PER_SECOND - performance.now();
    if (early > 1) await pause(early);
    ears.tell(callId);
    const headers = { ...message.headers, "x-tell": callId };
    const sending = send(agent, url, { ...message, headers });
    // Awaited at the end; until then its failure is nobody's.
    sending.catch(() => undefined);
    running.push(sending);
  }
  await Promise.all(running);
}
