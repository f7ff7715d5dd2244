import { createBench, ofKind, type Ran } from "@/sandbox/voximplant/testing/bench";
import { RUSSIAN_TALK, talkingScenario } from "@/sandbox/voximplant/testing/scenarios";
import type { Bench, Figure, Row } from "../row";

const ROUNDS = 7;
/** Somebody who hears everything out. */
const NUMBER = "+79161234502";
const TALK_MS = 90_000;
const LEAST_MS = 20_000;

/** What a conversation costs the stand-in for the outside world, and that chance is the seed's alone. */
export const row: Row = {
  readsCalls: false,
  async measure({ signal }: Bench): Promise<Figure[]> {
    await talk("warm");
    const ours: number[] = [];
    let length = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      signal.throwIfAborted();
      const seed = `round-${round}`;
      const [one, again] = [await talk(seed), await talk(seed)];
      if (one.log !== again.log) throw new Error("the same seed went another way");
      if (one.lengthMs < LEAST_MS) throw new Error(`a talk of ${one.lengthMs} ms only`);
      length = one.lengthMs;
      ours.push((one.processorMs / one.lengthMs) * TALK_MS);
    }
    return [
      {
        what: "a 90 s conversation, processor time",
        unit: "ms",
        ours,
        floor: null,
        bar: { of: "value", atMost: 50 },
        note: `talks of ${(length / 1_000).toFixed(0)} s, reckoned to 90 s; each twice, with byte-equal logs`,
      },
    ];
  },
};

async function talk(seed: string): Promise<{ log: string; lengthMs: number; processorMs: number }> {
  const world = createBench({ SANDBOX_SEED: seed });
  try {
    const began = process.cpuUsage();
    const ran = await world.run(talkingScenario(NUMBER, RUSSIAN_TALK));
    const { user, system } = process.cpuUsage(began);
    return {
      log: ran.lines.join("\n"),
      lengthMs: lengthOf(ran),
      processorMs: (user + system) / 1_000,
    };
  } finally {
    world.dispose();
  }
}

function lengthOf({ entries }: Ran): number {
  const turns = ofKind<{ startMs: number; endMs?: number }>(entries, "vox.turn");
  return Math.max(0, ...turns.map(({ startMs, endMs }) => endMs ?? startMs));
}
