import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Answered, Target } from "../target";
import { type Attack, some } from "../verdict";

const FULL = 3000;
/** The bar counts by a quarter of an hour: the full number is spread over one. */
const WINDOW_MS = 15 * 60_000;
const MOST_EVALUATED = 15;
const TIMED_EACH = 30;
const MOST_APART = 0.05;
const VICTIM = "rep@halo.test";
const PASSWORD = "halo-demo";
/** A wait that is not over before a question on its way is answered. */
const CERTAIN_SECONDS = 5;
/** As pino numbers an error. */
const ERROR_LEVEL = 50;

type Result = {
  sent: number;
  /** How many of them had their password looked at, as the database counted before each look. */
  evaluated: number;
  /** Answers to wrong passwords by status. */
  statuses: Record<string, number>;
  /** What the server's log told as its own fault meanwhile. */
  faults: string[];
  /** How often the right password was tried while the account had to wait, and how often it opened. */
  rightInVain: number;
  rightOpened: number;
  ownerWaitedSeconds: number;
  ownerGotIn: boolean;
  /** Median time of a refusal by what was refused, ms. */
  mediansMs: Record<string, number>;
  /** Refusals that look different. */
  different: string[];
};

/** A client behind the one proxy that the target trusts, so that each attempt comes from an address of its own. */
const from = (n: number) => `${(n % 199) + 11}.${(n >> 8) % 250}.${n % 250}.${(n * 7) % 250}`;

function logIn(target: Target, email: string, password: string, address: string) {
  return target.ask({
    method: "POST",
    path: "/api/auth/login",
    headers: { "content-type": "application/json", "x-forwarded-for": address },
    body: JSON.stringify({ email, password }),
  });
}

type Stormed = Pick<Result, "sent" | "statuses" | "rightInVain" | "rightOpened">;

async function storm(target: Target, count: number): Promise<Stormed> {
  const statuses: Record<string, number> = {};
  let [rightInVain, rightOpened] = [0, 0];
  const started = Date.now();
  const under = new Set<Promise<void>>();
  for (let n = 0; n < count; n += 1) {
    await wait(Math.max(0, started + (n * WINDOW_MS) / FULL - Date.now()));
    const one = logIn(target, VICTIM, `wrong ${n}`, from(n)).then(({ status }) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      under.delete(one);
    });
    under.add(one);
    if (n % 100 !== 99) continue;
    console.log(`  ${n + 1} wrong passwords`);
    // Were it looked at, it would open: a count in the database is no proof that nothing was.
    if ((await throttleOf(target)).seconds < CERTAIN_SECONDS) continue;
    const { status } = await logIn(target, VICTIM, PASSWORD, from(FULL + n));
    rightInVain += 1;
    if (status !== 401) rightOpened += 1;
  }
  await Promise.all(under);
  return { sent: count, statuses, rightInVain, rightOpened };
}

async function throttleOf(target: Target) {
  const [row] = await target.sql<{ failures: number; seconds: number }[]>`
    select failures, greatest(0, extract(epoch from blocked_until - now()))::float8 as seconds
      from login_throttle where key like 'account:%' order by failures desc limit 1`;
  return { failures: row?.failures ?? 0, seconds: row?.seconds ?? 0 };
}

/** Errors in the log of the web server, the log's own words. */
function faultsIn(target: Target): string[] {
  return readFileSync(join(target.dataDir, "logs", "web.log"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .filter((line) => (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL);
}

/** A refusal as it looks from outside, without what is new in each answer. */
const lookOf = ({ status, text, cookies }: Answered) =>
  JSON.stringify([status, text.replace(/[0-9a-f-]{36}/g, "<id>"), cookies.length]);

/** Refusals of people who exist and who do not, by turns, each while it is looked at and while it is not. */
async function compare(target: Target) {
  const times: Record<string, number[]> = {};
  const looks = new Map<string, string>();
  const kinds = [
    { what: "known", email: VICTIM, isThrottled: false },
    { what: "unknown", email: "nobody@halo.test", isThrottled: false },
    { what: "known, throttled", email: VICTIM, isThrottled: true },
    { what: "unknown, throttled", email: "nobody@halo.test", isThrottled: true },
  ];
  for (let n = 0; n < TIMED_EACH; n += 1) {
    for (const { what, email, isThrottled } of kinds) {
      await target.sql`delete from login_throttle`;
      if (isThrottled) {
        await logIn(target, email, "x", from(n));
        await target.sql`update login_throttle set failures = 10, blocked_until = now() + interval '1 hour'`;
      }
      const started = performance.now();
      const answer = await logIn(target, email, "wrong", from(n));
      times[what] = [...(times[what] ?? []), performance.now() - started];
      looks.set(lookOf(answer), what);
    }
  }
  const mediansMs = Object.fromEntries(
    Object.entries(times).map(([what, list]) => [what, Math.round(median(list) * 10) / 10]),
  );
  return { mediansMs, different: looks.size > 1 ? [...looks].map((pair) => pair.join(" ")) : [] };
}

const median = (list: readonly number[]) =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const apart = (a = 0, b = 0) => Math.abs(a - b) / Math.max(a, b, 1);

export const signIn: Attack = {
  settings: { TRUSTED_PROXIES: "1" },
  async run(target, { requests }) {
    const stormed = await storm(target, requests ?? FULL);
    const { sent, statuses, rightInVain, rightOpened } = stormed;
    const { failures: evaluated, seconds } = await throttleOf(target);
    await wait(seconds * 1000 + 500);
    const owner = await logIn(target, VICTIM, PASSWORD, "203.0.113.9");
    const { mediansMs, different } = await compare(target);
    const ownerWaitedSeconds = Math.round(seconds);
    const ownerGotIn = owner.status === 200;
    const faults = faultsIn(target);
    const result: Result = {
      ...stormed,
      evaluated,
      faults: some(faults),
      ownerWaitedSeconds,
      ownerGotIn,
      mediansMs,
      different,
    };
    const farthest = Math.max(
      apart(mediansMs.known, mediansMs.unknown),
      apart(mediansMs["known, throttled"], mediansMs["unknown, throttled"]),
      apart(mediansMs.known, mediansMs["known, throttled"]),
    );
    return {
      lines: [
        `wrong passwords ${sent} on one account, each from its own address: ${JSON.stringify(statuses)}`,
        `  looked at ${evaluated} (bar ${MOST_EVALUATED} in 15 minutes)`,
        `  the right password opened during a wait ${rightOpened} of ${rightInVain} times (bar 0), faults of ours ${faults.length} (bar 0)`,
        `  the owner waited ${ownerWaitedSeconds} s and got in: ${ownerGotIn}`,
        `  medians of refusals, ms: ${JSON.stringify(mediansMs)}, apart ${(farthest * 100).toFixed(1)} % (bar 5 %)`,
        ...some(different).map((line) => `  looks different: ${line}`),
        ...some(faults).map((line) => `  fault: ${line}`),
      ],
      result: { ...result, apart: farthest },
      isSafe:
        evaluated > 0 &&
        evaluated <= MOST_EVALUATED &&
        ownerGotIn &&
        rightInVain > 0 &&
        rightOpened === 0 &&
        faults.length === 0 &&
        // Whoever comes while the machine stalls is told to come again.
        Object.keys(statuses).every((status) => status === "401" || status === "503") &&
        farthest <= MOST_APART &&
        different.length === 0,
    };
  },
};
