import { TIME_ZONE_COOKIE } from "@/lib/platform/i18n/locale";
import { cookieOf } from "../measures/signed-in";
import type { Stack } from "../testing/e2e-stack";
import { countStatements } from "./asked";
import { quantile } from "./figures";
import type { Bench, Figure } from "./row";

const ROUNDS = 5;
const EACH = 10;
const QUICK_EACH = 3;
const WARM_UP = 3;

/** A page of the signed-in product and what must be behind it. */
export type TimedPage = {
  what: string;
  /** With its query. */
  path: string;
  atMostMs: number;
  /** The same question asked of the API; its answer must not be empty. */
  proof: string;
  /** Who looks; without one a supervisor, who sees a whole team. */
  by?: string;
  /** By whose clocks (IANA); without one those of the browser that signed in. */
  timeZone?: string;
};

type Answer = { items?: unknown[]; totalCalls?: number; id?: string };

/**
 * Server time of pages, first byte asked to last byte read on loopback, p95 a round. The floor is the person's own
 * profile: a page of the same frame that shows no calls.
 * @throws Error where a page fails or has nothing to show
 */
export async function timePages(bench: Bench, pages: readonly TimedPage[]): Promise<Figure[]> {
  const { stack } = await bench.product();
  const each = bench.quick ? QUICK_EACH : EACH;
  const cookies = new Map<string, string>();
  for (const page of pages) {
    bench.signal.throwIfAborted();
    const by = viewerOf(page);
    const cookie = cookies.get(by) ?? (await cookieOf(bench.root, stack, by));
    cookies.set(by, cookie);
    await requireAnswer(stack, cookie, page);
    await timeOf(stack, cookie, page.path);
  }
  // Once everything has been looked at, when the frame is as quick as it gets.
  const floors = new Map<string, Rounds>();
  for (const [by, cookie] of cookies)
    floors.set(by, await timeRounds(stack, cookie, "/profile", each));
  const figures: Figure[] = [];
  for (const page of pages) {
    const { what, path, atMostMs } = page;
    const cookie = withZone(cookies.get(viewerOf(page)), page.timeZone);
    const bare = floors.get(viewerOf(page));
    if (!cookie || !bare) throw new Error(`nobody looks at ${path}`);
    bench.signal.throwIfAborted();
    const full = await timeRounds(stack, cookie, path, each);
    if (full.statements <= bare.statements)
      throw new Error(
        `a cached answer: ${full.statements} statements, ${bare.statements} without calls`,
      );
    figures.push({
      what: `${what}, p95`,
      unit: "ms",
      ours: full.times,
      floor: { what: "a page of the same frame without calls", each: bare.times },
      bar: { of: "value", atMost: atMostMs },
    });
  }
  return figures;
}

function withZone(cookie: string | undefined, timeZone: string | undefined): string | undefined {
  if (!cookie || !timeZone) return cookie;
  const others = cookie.split("; ").filter((one) => !one.startsWith(`${TIME_ZONE_COOKIE}=`));
  return [...others, `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)}`].join("; ");
}

const viewerOf = ({ by = "supervisor@halo.test" }: TimedPage) => by;

/** @throws Error where a page has nothing to show */
async function requireAnswer(stack: Stack, cookie: string, { proof }: TimedPage): Promise<void> {
  const answer = (await (await get(stack, cookie, proof)).json()) as Answer;
  const size = answer.items?.length ?? answer.totalCalls ?? (answer.id ? 1 : 0);
  if (size === 0) throw new Error(`nothing to show: ${proof}`);
}

/** The p95 of each round, and the statements of all of them. */
type Rounds = { times: number[]; statements: number };

async function timeRounds(
  stack: Stack,
  cookie: string,
  path: string,
  each: number,
): Promise<Rounds> {
  for (let no = 0; no < WARM_UP; no += 1) await timeOf(stack, cookie, path);
  const times: number[] = [];
  let statements = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await countStatements(stack, () => p95(stack, cookie, path, each));
    times.push(one.value);
    statements += one.statements;
  }
  return { times, statements };
}

async function p95(stack: Stack, cookie: string, path: string, each: number): Promise<number> {
  const times: number[] = [];
  for (let no = 0; no < each; no += 1) times.push(await timeOf(stack, cookie, path));
  return quantile(times, 0.95);
}

async function timeOf(stack: Stack, cookie: string, path: string): Promise<number> {
  const began = performance.now();
  await (await get(stack, cookie, path)).arrayBuffer();
  return performance.now() - began;
}

async function get(stack: Stack, cookie: string, path: string): Promise<Response> {
  const answer = await fetch(new URL(path, stack.run.url), {
    headers: { cookie, "sec-fetch-site": "same-origin" },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
