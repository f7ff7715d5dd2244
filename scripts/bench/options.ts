import { parseArgs } from "node:util";

export type BenchOptions = {
  /** Which rows, in the order they run. */
  names: string[];
  /** Calls in the database of the rows that read. */
  calls: number;
  /** False: a bar that is missed is told, but is no failure. */
  bars: boolean;
  /** Rounds as short as they can be. */
  quick: boolean;
  /** Writes the table to bench/results. */
  record: boolean;
};

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1_000, m: 1_000_000 };

/** Reads the command line; null where it makes no sense. */
export function parseBenchOptions(args: string[], known: readonly string[]): BenchOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      allowNegative: true,
      options: {
        rows: { type: "string", default: "200k" },
        bars: { type: "boolean", default: true },
        quick: { type: "boolean", default: false },
        record: { type: "boolean", default: false },
      },
    });
    const [, amount, unit = ""] = /^(\d+)([km]?)$/.exec(values.rows) ?? [];
    const calls = Number(amount) * (UNITS[unit] ?? Number.NaN);
    if (!calls || !positionals.every((name) => known.includes(name))) return null;
    const names = positionals.length > 0 ? positionals : [...known];
    const { bars, quick, record } = values;
    return { names, calls, bars, quick, record };
  } catch {
    return null;
  }
}
