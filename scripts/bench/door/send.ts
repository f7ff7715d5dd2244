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

/** Between two reports of a session so many other sessions begin: by then its last is stored, mostly. */
const APART = 16;

/**
 * The messages of many talks as they would come in: one talk begins after the other, so that beginnings, middles and
 * ends (which cost most) are mixed as evenly as among connections that each go through talk after talk.
 */
function* mixed(talks: readonly Talk[]): Generator<Message> {
  const length = talks[0]?.length ?? 0;
  for (let begun = 0; begun < talks.length; begun += 1) {
    for (let step = 0; step < length; step += 1) {
      const message = talks[begun - step * APART]?.[step];
      if (message) yield message;
    }
  }
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
  let no = 0;
  for (const message of mixed(talks)) {
    if (no >= total || signal?.aborted) break;
    const early = began + (no * 1_000) / load.perSecond - performance.now();
    if (early > 1) await pause(early);
    no += 1;
    const sending = send(agent, url, message).then((ms) => void times.push(ms));
    // Awaited at the end; until then its failure is nobody's.
    sending.catch(() => undefined);
    running.push(sending);
  }
  await Promise.all(running);
  if (no < total && !signal?.aborted) throw new Error("there were too few talks for the pace");
  return times;
}
