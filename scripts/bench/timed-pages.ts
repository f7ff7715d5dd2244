import { cookieOf } from "../measures/signed-in";
import type { Stack } from "../testing/e2e-stack";
import { countStatements } from "./asked";
import { quantile } from "./figures";
import type { Bench, Figure } from "./row";

const ROUNDS = 5;
const EACH = 16;
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
};

type Answer = { items?: unknown[]; totalCalls?: number; id?: string };

/**
 * Server time of pages, first byte asked to last byte read on loopback, p95 a round. The floor is the person's own
 * profile: a page of the same frame that shows no calls.
 * @throws Error where a page fails or has nothing to show
 */
export async function timePages(bench: Bench, pages: readonly TimedPage[]): Promise<Figure[]> {
  const { stack } = await bench.product();
  const cookies = new Map<string, string>();
  for (const by of new Set(pages.map(viewerOf)))
    cookies.set(by, await cookieOf(bench.root, stack, by));
  const each = bench.quick ? QUICK_EACH : EACH;
  const figures: Figure[] = [];
  for (const page of pages) {
    const { what, path, atMostMs, proof } = page;
    const cookie = cookies.get(viewerOf(page)) ?? "";
    bench.signal.throwIfAborted();
    const answer = (await (await get(stack, cookie, proof)).json()) as Answer;
    const size = answer.items?.length ?? answer.totalCalls ?? (answer.id ? 1 : 0);
    if (size === 0) throw new Error(`nothing to show: ${proof}`);
    const [ours, floor]: [number[], number[]] = [[], []];
    for (let round = 0; round < WARM_UP; round += 1) await timeOf(stack, cookie, path);
    const asked = { ours: 0, floor: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const full = await countStatements(stack, () => p95(stack, cookie, path, each));
      const bare = await countStatements(stack, () => p95(stack, cookie, "/profile", each));
      ours.push(full.value);
      floor.push(bare.value);
      asked.ours += full.statements;
      asked.floor += bare.statements;
    }
    if (asked.ours <= asked.floor)
      throw new Error(`a cached answer: ${asked.ours} statements, ${asked.floor} without calls`);
    figures.push({
      what: `${what}, p95`,
      unit: "ms",
      ours,
      floor: { what: "a page of the same frame without calls", each: floor },
      bar: { of: "value", atMost: atMostMs },
    });
  }
  return figures;
}

const viewerOf = ({ by = "supervisor@halo.test" }: TimedPage) => by;

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
