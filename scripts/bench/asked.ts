import type { Stack } from "../testing/e2e-stack";

/** What the web process's own driver counts, each statement once (lib/platform/metrics). */
const COUNTED = /^halo_database_seconds_count(?:\{[^}]*\})? (\d+)/gm;

/**
 * Runs something and makes sure that the database was really asked for it.
 * @param times statements the web process must have sent at least
 * @throws Error where there were fewer: something answered from memory
 */
export async function reachesDatabase<T>(
  stack: Stack,
  times: number,
  run: () => Promise<T>,
): Promise<T> {
  const { value, statements } = await countStatements(stack, run);
  if (statements < times)
    throw new Error(`a cached answer: ${statements} statements for ${times} requests`);
  return value;
}

/** Runs something and counts what the web process asked its database meanwhile. */
export async function countStatements<T>(
  stack: Stack,
  run: () => Promise<T>,
): Promise<{ value: T; statements: number }> {
  const own = await countingCost(stack);
  const before = await countedSoFar(stack);
  const value = await run();
  return { value, statements: (await countedSoFar(stack)) - before - own };
}

const costs = new WeakMap<Stack, Promise<number>>();

/** Telling the count asks the database too, always the same. */
function countingCost(stack: Stack): Promise<number> {
  const cost =
    costs.get(stack) ??
    countedSoFar(stack).then(async (first) => (await countedSoFar(stack)) - first);
  costs.set(stack, cost);
  return cost;
}

async function countedSoFar({ run }: Stack): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${run.ports.webAdmin}/metrics`);
  const counts = [...(await answer.text()).matchAll(COUNTED)].map(([, count]) => Number(count));
  if (counts.length === 0) throw new Error("the web process counts no statements");
  return counts.reduce((sum, count) => sum + count, 0);
}
