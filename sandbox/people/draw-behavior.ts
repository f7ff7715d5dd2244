import type { Behavior } from "./behavior";
import { behaviors } from "./behaviors";

/** How often each behavior comes up where the ending is not in the table. */
const WEIGHTS: readonly [ending: string, weight: number][] = [
  ["01", 16],
  ["02", 9],
  ["03", 6],
  ["04", 8],
  ["05", 16],
  ["06", 3],
  ["07", 3],
  ["08", 8],
  ["09", 6],
  ["10", 11],
  ["11", 4],
  ["13", 3],
  ["16", 3],
  ["20", 4],
  ["24", 3],
  ["25", 5],
];

/**
 * The behavior of a number: by its ending, else drawn.
 * @param number digits only
 * @param draw 0 ≤ n < 1
 */
export function behaviorOf(number: string, draw: number): Behavior {
  const byEnding = behaviors.find((one) => one.ending === number.slice(-2));
  if (byEnding) return byEnding;
  const total = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw * total;
  const drawn = WEIGHTS.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  const found = behaviors.find((one) => one.ending === (drawn?.[0] ?? "01"));
  if (!found) throw new Error("The table of behaviors is incomplete");
  return found;
}
