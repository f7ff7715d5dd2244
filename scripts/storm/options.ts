import { parseArgs } from "node:util";

export type StormOptions = {
  calls: number;
  seed: string;
  /** Whether processes are killed and frozen meanwhile. */
  kills: boolean;
  /** How long quiet may take after the last kill, in seconds. */
  patienceSeconds: number;
  /** Virtual seconds of a call in a real one. */
  speed: number;
  /** Leaves the data directory for a look afterwards. */
  keep: boolean;
  /** Writes what came of it to bench/results. */
  record: boolean;
};

/** With kills slower: the scenario tries its reports again for half a virtual minute, which must outlast a restart. */
const SPEED = { calm: 40, kills: 8 };

/** Reads the command line; null where it makes no sense. */
export function parseStormOptions(args: string[]): StormOptions | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        calls: { type: "string", default: "40" },
        seed: { type: "string", default: "halo" },
        kills: { type: "boolean", default: false },
        patience: { type: "string", default: "300" },
        speed: { type: "string" },
        keep: { type: "boolean", default: false },
        record: { type: "boolean", default: false },
      },
    });
    const { seed, kills, keep, record } = values;
    const [calls, patienceSeconds] = [Number(values.calls), Number(values.patience)];
    const speed = Number(values.speed ?? (kills ? SPEED.kills : SPEED.calm));
    if (!Number.isInteger(calls) || !calls || calls < 1 || calls > 5_000) return null;
    if (!patienceSeconds || patienceSeconds < 1 || !speed || speed < 1 || speed > 1_000) {
      return null;
    }
    return { calls, seed, kills, patienceSeconds, speed, keep, record };
  } catch {
    return null;
  }
}
