import postgres from "postgres";
import { setLimits } from "../../storm/world/limits";
import { planCalls, startCalls } from "../../storm/world/start-calls";
import { type StormWorld, startWorld } from "../../storm/world/start-world";
import { waitForQuiet } from "../../storm/world/wait-for-quiet";
import { median } from "../figures";
import { processorSeconds } from "../processor-time";
import { requireDurable } from "../product";
import type { Bench, Figure, Row } from "../row";

const ROUNDS = 5;
const CALLS = 150;
const QUICK_CALLS = 60;
/** The sandbox's fastest: a minute's talk in 60 ms. */
const SPEED = 1_000;
const LOOK_MS = 500;
/** Asked for within this time, seconds: faster than they can be carried. */
const WITHIN = 1;

/** Calls carried from the request to their last step: dialed, talked, read, written about, entered. */
export const row: Row = {
  readsCalls: false,
  async measure({ root, quick, signal, say }: Bench): Promise<Figure[]> {
    const count = quick ? QUICK_CALLS : CALLS;
    const options = { seed: "bench", speed: SPEED, keep: false };
    const world = await startWorld(root, options, { webs: 1, workers: 1 }, say, signal);
    const db = postgres(world.ownerUrl, { max: 2, onnotice: () => undefined });
    try {
      await requireDurable(db);
      await setLimits(db, { maxConcurrentCalls: 200, callsPerMinute: 6_000 });
      await carry(world, db, count, 0, signal, say);
      const rounds: Carried[] = [];
      for (let no = 1; no <= ROUNDS; no += 1) {
        const carried = await carry(world, db, count, no, signal, say);
        say(`  round ${no}: ${carried.perSecond.toFixed(1)} calls/s`);
        rounds.push(carried);
      }
      const sandboxMs = median(rounds.map((round) => round.sandboxMs));
      return [
        {
          what: `calls carried start → completed, ${count} at once`,
          unit: "/s",
          ours: rounds.map(({ perSecond }) => perSecond),
          floor: null,
          bar: { of: "value", atLeast: 20 },
        },
        {
          what: "web + worker + PostgreSQL, processor time a call",
          unit: "ms",
          ours: rounds.map(({ productMs }) => productMs),
          floor: null,
          bar: { of: "value", atMost: 25 },
          note: `the sandbox's share: ${sandboxMs.toFixed(0)} ms a call more`,
        },
      ];
    } finally {
      await db.end({ timeout: 5 }).catch(() => undefined);
      await world.stop();
    }
  },
};

type Carried = { perSecond: number; productMs: number; sandboxMs: number };

async function carry(
  world: StormWorld,
  db: postgres.Sql,
  count: number,
  round: number,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<Carried> {
  // Other people each time: some ask never to be called again.
  const plans = planCalls(count, `bench-${round}`).map((plan, no) => ({
    ...plan,
    phone: `${plan.phone.slice(0, -7)}${20_000 + 1_000 * round + no}${plan.phone.slice(-2)}`,
  }));
  const product = () => processorSeconds(world.victims.flatMap(({ pid }) => pid() ?? []));
  const sandbox = () => processorSeconds([world.sandboxPid() ?? 0]);
  const before = [product(), sandbox()] as const;
  await startCalls({ url: world.url, apiKey: world.secrets.API_AUTH_KEY }, plans, WITHIN, signal);
  const quiet = await waitForQuiet(db, 120, () => undefined, signal, LOOK_MS);
  if (quiet.left) say(`  not quiet: ${quiet.left}`);
  const used = [product() - before[0], sandbox() - before[1]] as const;
  const ids = plans.flatMap(({ callId }) => callId ?? []);
  const [row] = await db<{ done: number; seconds: number }[]>`
    select count(*) filter (where status_rank >= 90)::int as done,
           extract(epoch from max(completed_at) - min(created_at))::float8 as seconds
    from calls where id in ${db(ids)}`;
  if (row?.done !== count) throw new Error(`${row?.done} of ${count} calls came to an end`);
  return {
    perSecond: count / row.seconds,
    productMs: (used[0] * 1_000) / count,
    sandboxMs: (used[1] * 1_000) / count,
  };
}
