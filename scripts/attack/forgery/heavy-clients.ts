import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { BODY_DOORS, drip, sendHuge } from "./slow-clients";

export const DRIPPING = 400;
const HUGE_AT_ONCE = 8;
/** Between two bodies of one lane: all lanes together offer about a gigabyte a second, whatever the server takes. */
const PAUSE_MS = 400;

export type HeavyOrder = {
  url: string;
  /** Of some server action. */
  action: string;
  /** When it ends, ms since 1970. */
  until: number;
};
export type HeavySeen = {
  /** How often which door answered what. */
  answers: Record<string, number>;
  /** Bytes that went out. */
  taken: number;
  /** Dripping connections that the server ended. */
  closedByServer: number;
};

/** Huge and dripping bodies at every door that reads one, until it is time. */
export async function attackHeavily({ url, action, until }: HeavyOrder): Promise<HeavySeen> {
  const slow = drip(url, DRIPPING);
  const seen: HeavySeen = { answers: {}, taken: 0, closedByServer: 0 };
  const lane = async (n: number) => {
    for (let turn = n; Date.now() < until; turn += HUGE_AT_ONCE) {
      const path = BODY_DOORS[turn % BODY_DOORS.length] ?? "/";
      const { sent, answer } = await sendHuge(url, {
        path,
        // Where there is no route it is a server action's argument.
        headers: path === "/sign-in" ? [`next-action: ${action}`, "content-type: text/plain"] : [],
        isChunked: Math.floor(turn / BODY_DOORS.length) % 2 === 1,
      });
      const what = `${path} ${answer.split(" ")[1] ?? "cut"}`;
      seen.answers[what] = (seen.answers[what] ?? 0) + 1;
      seen.taken += sent;
      await wait(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: HUGE_AT_ONCE }, (_, n) => lane(n)));
  seen.closedByServer = slow.closedByServer();
  slow.stop();
  return seen;
}

/**
 * The same on a thread of its own: what the attack costs the attacker must not be taken for the server's slowness.
 * The thread runs the program's own file, see attack.ts.
 */
export async function onThreadOfItsOwn(order: HeavyOrder): Promise<HeavySeen> {
  const worker = new Worker(new URL(import.meta.url), { workerData: order });
  const [seen] = (await once(worker, "message")) as [HeavySeen];
  return seen;
}
