import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { builtDoors } from "../built-doors";
import type { Target } from "../target";
import type { Verdict } from "../verdict";
import { sign } from "./corpus";
import { endedReport } from "./genuine";
import { DRIPPING, onThreadOfItsOwn } from "./heavy-clients";

const SECONDS = 75;
/** As long genuine reports come alone before, for comparison. */
const ALONE_SECONDS = 15;
/** Genuine reports a second beside the attack. */
const PACE = 10;
const P99_BAR_MS = 500;
const GROWTH_BAR_MB = 200;

/** Bodies of fifty megabytes and drops of bytes at every door that reads one, genuine reports beside them. */
export async function runHeavy(target: Target, root: string): Promise<Verdict> {
  const action = builtDoors(root).actions[0]?.id ?? "";
  const memory = watchMemory(target.webProcess());
  const alone = await sendGenuine(target, Date.now() + ALONE_SECONDS * 1000, 1000);
  const until = Date.now() + SECONDS * 1000;
  const attacking = onThreadOfItsOwn({ url: target.url, action, until });
  const genuine = await sendGenuine(target, until, 10_000);
  const { answers, taken, closedByServer } = await attacking;
  const { before, peak } = memory.stop();
  const growth = peak - before;
  const [p99, p99Alone] = [p99Of(genuine.times), p99Of(alone.times)];
  const huges = Object.values(answers).reduce((sum, count) => sum + count, 0);
  // The page of sign-in is shown to whoever asks, whatever he sends.
  const isOpen = Object.keys(answers).filter((what) => /^\/(?!sign-in).* 2\d\d$/.test(what));
  return {
    lines: [
      `bodies of 50 MB ${huges}, ${Math.round(taken / 2 ** 20)} MB of them taken; dripping connections ${DRIPPING}, ended by the server ${closedByServer}`,
      `  answers: ${JSON.stringify(answers)}`,
      `  memory of the web process grew by ${growth} MB (bar ${GROWTH_BAR_MB}), from ${before} to ${peak}`,
      `  genuine reports beside them ${genuine.times.length}, refused ${genuine.refused} (bar 0), p99 ${Math.round(p99)} ms (bar ${P99_BAR_MS}), alone ${Math.round(p99Alone)} ms`,
    ],
    result: {
      huge: huges,
      megabytesTaken: Math.round(taken / 2 ** 20),
      answers,
      dripping: DRIPPING,
      closedByServer,
      memoryBeforeMb: before,
      memoryPeakMb: peak,
      genuine: genuine.times.length,
      refused: genuine.refused,
      p99Ms: Math.round(p99),
      p99AloneMs: Math.round(p99Alone),
    },
    isSafe:
      growth <= GROWTH_BAR_MB &&
      p99 <= P99_BAR_MS &&
      genuine.refused === 0 &&
      isOpen.length === 0 &&
      closedByServer > 0,
  };
}

/** @param first number of the first report: no two have one */
async function sendGenuine(target: Target, until: number, first: number) {
  const [attempt] = await target.sql<{ attempt: string; session: string }[]>`
    select id as attempt, session_id as session from call_attempts
     where session_id is not null order by dial_started_at desc limit 1`;
  if (!attempt) throw new Error("the demo has no call with a session");
  const { body } = endedReport({ attemptId: attempt.attempt, sessionId: attempt.session });
  const times: number[] = [];
  let refused = 0;
  const under: Promise<void>[] = [];
  for (let seq = first; Date.now() < until; seq += 1) {
    const text = body.replace('"seq":9', `"seq":${seq}`);
    const one = sign(`evt_${attempt.session}_${seq}`, text, target.webhookKey);
    const started = performance.now();
    const asked = { method: "POST", path: "/voximplant/events", ...one };
    under.push(
      target.ask(asked).then(({ status }) => {
        times.push(performance.now() - started);
        if (status !== 200) refused += 1;
      }),
    );
    await wait(1000 / PACE);
  }
  await Promise.all(under);
  return { times, refused };
}

const p99Of = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

/** Resident memory of a process in megabytes, looked at four times a second (Linux, proc(5)). */
function watchMemory(process: number) {
  const now = () => {
    const text = readFileSync(`/proc/${process}/status`, "utf8");
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024);
  };
  const before = now();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, now());
  }, 250);
  return {
    stop() {
      clearInterval(timer);
      return { before, peak };
    },
  };
}
