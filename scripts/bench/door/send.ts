import { type Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "./messages";

/** One request. @returns milliseconds to the end of its answer @throws Error where the answer is not 200 */
export function send(agent: Agent, url: URL, { body, headers }: Message): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        if (answer.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`the door answered ${answer.statusCode}`));
      });
    });
    sending.once("error", reject);
    sending.end(body);
  });
}

/** What one session says, in order. */
export type Talk = readonly Message[];

/** As fast as so many connections can, one talk after the other on each, until the time is over. */
export async function sendAtMost(
  agent: Agent,
  url: URL,
  talks: readonly Talk[],
  load: { connections: number; seconds: number },
): Promise<{ perSecond: number; sent: number }> {
  const began = performance.now();
  const until = began + load.seconds * 1_000;
  let next = 0;
  let sent = 0;
  const connection = async () => {
    for (;;) {
      const talk = talks[next];
      next += 1;
      if (!talk) throw new Error("there were too few talks for the time");
      for (const message of talk) {
        if (performance.now() >= until) return;
        await send(agent, url, message);
        sent += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: load.connections }, connection));
  return { perSecond: sent / ((performance.now() - began) / 1_000), sent };
}

/** At an even pace, whatever the answers take; each talk in order. @returns the times of all answers, ms */
export async function sendAtPace(
  agent: Agent,
  url: URL,
  talks: readonly Talk[],
  load: { perSecond: number; seconds: number },
  signal?: AbortSignal,
): Promise<number[]> {
  const began = performance.now();
  const total = Math.round(load.perSecond * load.seconds);
  const times: number[] = [];
  const running: Promise<void>[] = [];
  // Talks side by side, so that a session's next report follows its last after a while.
  const width = Math.max(50, Math.ceil(total / (talks[0]?.length ?? 1) / 4));
  let no = 0;
  for (let first = 0; no < total && first < talks.length; first += width) {
    const some = talks.slice(first, first + width);
    for (let step = 0; step < (some[0]?.length ?? 0); step += 1) {
      for (const talk of some) {
        const message = talk[step];
        if (no >= total || !message || signal?.aborted) break;
        const early = began + (no * 1_000) / load.perSecond - performance.now();
        if (early > 1) await pause(early);
        no += 1;
        const sending = send(agent, url, message).then((ms) => void times.push(ms));
        // Awaited at the end; until then its failure is nobody's.
        sending.catch(() => undefined);
        running.push(sending);
      }
    }
  }
  await Promise.all(running);
  if (no < total && !signal?.aborted) throw new Error("there were too few talks for the pace");
  return times;
}
