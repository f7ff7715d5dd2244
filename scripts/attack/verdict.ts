import type { Target } from "./target";

/** What an attack saw. */
export type Verdict = {
  /** For the screen: figures beside their bars, then what was found. */
  lines: string[];
  /** For bench/results. */
  result: object;
  isSafe: boolean;
};

export type Order = {
  /** The repository. */
  root: string;
  seed: string;
  /** How many where the attack can be made longer or shorter; null: its full number. */
  requests: number | null;
};

export type Attack = {
  /** Settings of the product that is attacked, beside the usual ones. */
  settings?: Record<string, string>;
  run(target: Target, order: Order): Promise<Verdict>;
};

/** The first of many findings. */
export const some = (found: readonly string[]) => found.slice(0, 50);
