import { Agent, get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { OpenSession } from "../../storm/durability/open-sessions";
import { postSigned } from "../../storm/durability/signed-post";
import { progress } from "../../storm/durability/tell-progress";

export type LoadTarget = {
  url: string;
  webhookKey: string;
  /** Keys of the API; reads are spread over them. */
  keys: readonly string[];
  /** The header of a signed-in person. */
  cookie: string;
  sessions: readonly OpenSession[];
};

export type LoadResult = {
  sent: Record<Kind, number>;
  failed: string[];
  seconds: number;
  p50Ms: number;
  p99Ms: number;
};

type Kind = "page" | "read" | "event";

/** Less than any provider waits: slow is not lost. */
const PATIENCE_MS = 25_000;
const PAGES = ["/calls", "/calls/new", "/analytics"];
const READS = ["/api/v1/calls?limit=10", "/api/v1/me", "/api/v1/contacts?limit=10"];
/** Of twenty requests: pages cost a hundred times what an event does. */
const MIX: readonly Kind[] = [..."rerererererepererere"].map((letter) =>
  letter === "p" ? "page" : letter === "r" ? "read" : "event",
);

/** Sends so many requests a second at an even pace, whether or not earlier ones were answered, until `isDone`. */
export async function mixedLoad(
  target: LoadTarget,
  perSecond: number,
  isDone: () => boolean,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const result: LoadResult = {
    sent: { page: 0, read: 0, event: 0 },
    failed: [],
    seconds: 0,
    p50Ms: 0,
    p99Ms: 0,
  };
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const began = performance.now();
  for (let no = 0; !isDone(); no += 1) {
    const early = began + (no * 1_000) / perSecond - performance.now();
    if (early > 0) await pause(early);
    const kind = MIX[no % MIX.length] ?? "event";
    const turn = result.sent[kind]++;
    const asked = performance.now();
    running.push(
      send(target, agent, kind, turn, began).then((failure) => {
        times.push(performance.now() - asked);
        if (failure) result.failed.push(`${kind}: ${failure}`);
      }),
    );
  }
  result.seconds = (performance.now() - began) / 1_000;
  await Promise.all(running);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.ceil(times.length * part) - 1] ?? Number.NaN;
  return { ...result, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** @returns why it failed, or null */
async function send(
  target: LoadTarget,
  agent: Agent,
  kind: Kind,
  turn: number,
  began: number,
): Promise<string | null> {
  if (kind === "event") return sendEvent(target, agent, turn, performance.timeOrigin + began);
  const paths = kind === "page" ? PAGES : READS;
  const path = paths[turn % paths.length] ?? "/";
  const key = target.keys[turn % target.keys.length] ?? "";
  const headers: Record<string, string> =
    kind === "page" ? { cookie: target.cookie } : { authorization: `Bearer ${key}` };
  const status = await statusOf(agent, `${target.url}${path}`, headers);
  return status === 200 ? null : `${path} ${status}`;
}

async function sendEvent(target: LoadTarget, agent: Agent, turn: number, began: number) {
  const session = target.sessions[turn % target.sessions.length];
  if (!session) return "there is no session";
  const seq = Math.floor(turn / target.sessions.length) + 1;
  const message = progress(session, seq, began);
  const id = `evt_${session.sessionId}_${seq}`;
  const url = `${target.url}/voximplant/events`;
  const answer = await postSigned(agent, url, target.webhookKey, id, message, PATIENCE_MS);
  return answer && answer.status >= 200 && answer.status < 300 ? null : String(answer?.status);
}

/** The status of a whole answer, or what went wrong. */
function statusOf(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
): Promise<number | string> {
  return new Promise((resolve) => {
    const asking = get(
      url,
      { agent, headers, signal: AbortSignal.timeout(PATIENCE_MS) },
      (answer) => {
        answer.resume();
        answer.once("close", () =>
          resolve(answer.complete ? (answer.statusCode ?? 0) : "broke off"),
        );
        answer.on("error", () => undefined);
      },
    );
    asking.once("error", (error) => resolve(error.message));
  });
}
