import type postgres from "postgres";
import type { Stack } from "../testing/e2e-stack";

/** Fewer repetitions prove nothing. */
export const LEAST_ROUNDS = 5;

export type Unit = "ms" | "s" | "/s" | "MB" | "×";

/** One line of the table. */
export type Figure = {
  /** "list, a rare outcome" */
  what: string;
  unit: Unit;
  /** The product's figure, once a round; the table has their median. */
  ours: readonly number[];
  /** What nothing on this machine could beat, measured in the same rounds; null where there is no such thing. */
  floor: { what: string; each: readonly number[] } | null;
  bar: Bar | null;
  /** Said behind the line: shares, extremes, conditions. */
  note?: string;
};

/** Of the median, or of the median over the floor's. */
export type Bar =
  | { of: "value" | "floor"; atLeast: number }
  | { of: "value" | "floor"; atMost: number };

/** A whole product with its many calls, shared by all rows that only read. */
export type Product = {
  stack: Stack;
  /** Its database, as the product's role. */
  db: postgres.Sql;
  /** How many calls are really there. */
  calls: number;
};

export type Bench = {
  root: string;
  /** The size asked for with --rows. */
  calls: number;
  /** Every figure is to be measured all the same, but in rounds as short as they can be: that it is measured counts. */
  quick: boolean;
  signal: AbortSignal;
  say(line: string): void;
  /** Brought up with the first row that asks and stopped at the end. @throws Error where its database is empty or not durable */
  product(): Promise<Product>;
};

/**
 * One file of scripts/bench/rows exports one of these as `row`; its name is the file's.
 * `measure` throws where what it measured is not what it says: an empty answer, a wrong status, a cached page.
 */
export type Row = {
  /** Whether it reads the many calls: then the table says how many there were. */
  readsCalls: boolean;
  measure(bench: Bench): Promise<Figure[]>;
};
