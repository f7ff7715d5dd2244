import { cookieOf } from "../../measures/signed-in";
import { reachesDatabase } from "../asked";
import { quantile } from "../figures";
import type { Bench, Figure, Row } from "../row";

const ROUNDS = 7;
const EACH = 30;

/** One call as the API tells it; each request asks for another one. */
export const row: Row = {
  readsCalls: true,
  async measure(bench: Bench): Promise<Figure[]> {
    const { stack, db } = await bench.product();
    const ids = (
      await db<{ id: string }[]>`
        select id from calls where status = 'completed' order by md5(id::text) limit ${ROUNDS * EACH}`
    ).map(({ id }) => id);
    if (ids.length < ROUNDS * EACH) throw new Error(`only ${ids.length} calls to ask for`);
    const cookie = await cookieOf(bench.root, stack, "admin@halo.test");
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const ask = async (id: string) => {
      const answer = await fetch(new URL(`/api/v1/calls/${id}`, stack.run.url), { headers });
      const call = (await answer.json()) as { id?: string };
      if (call.id !== id) throw new Error(`asked for a call, got ${answer.status}`);
    };
    const select = async (id: string) => {
      const found = await db`select * from calls where id = ${id}`;
      if (found.length !== 1) throw new Error("a call is not there");
    };
    for (const id of ids.slice(0, 20)) await ask(id);
    const ours: number[] = [];
    const floor: number[] = [];
    await reachesDatabase(stack, ids.length, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const some = ids.slice(round * EACH, (round + 1) * EACH);
        ours.push(await p95(some, ask));
        floor.push(await p95(some, select));
      }
    });
    return [
      {
        what: "one call by the API, p95",
        unit: "ms",
        ours,
        floor: { what: "the same row by its key", each: floor },
        bar: { of: "value", atMost: 150 },
      },
    ];
  },
};

async function p95(ids: readonly string[], ask: (id: string) => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (const id of ids) {
    const began = performance.now();
    await ask(id);
    times.push(performance.now() - began);
  }
  return quantile(times, 0.95);
}
