import { readFileSync } from "node:fs";
import { setInterval as every } from "node:timers/promises";
import { cookieOf } from "../../measures/signed-in";
import { reachesDatabase } from "../asked";
import type { Bench, Figure, Row } from "../row";

const ROUNDS = 5;
const CALLS = 100_000;
const QUICK_CALLS = 20_000;
const SAMPLE_MS = 50;

/** The export of a hundred thousand calls: how long it takes and how much the web process grows by it. */
export const row: Row = {
  readsCalls: true,
  async measure(bench: Bench): Promise<Figure[]> {
    const { stack, db } = await bench.product();
    const count = bench.quick ? QUICK_CALLS : CALLS;
    const calls = `${count.toLocaleString("en")} calls`;
    const [edge] = await db<{ from: Date }[]>`
      select created_at as from from calls order by created_at desc offset ${count - 1} limit 1`;
    if (!edge) throw new Error(`fewer than ${calls}: take more with --rows`);
    const from = edge.from.toISOString();
    const pid = stack.run.children.web?.pid ?? 0;
    const url = new URL(`/api/v1/calls/export?${new URLSearchParams({ from })}`, stack.run.url);
    const cookie = await cookieOf(bench.root, stack, "admin@halo.test");
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const seconds: number[] = [];
    const growth: number[] = [];
    const floor: number[] = [];
    await linesOf(url, headers);
    await reachesDatabase(stack, ROUNDS * (count / 1_000), async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        bench.signal.throwIfAborted();
        const before = megabytes(pid);
        let most = before;
        const over = new AbortController();
        const watching = watch(over.signal, () => {
          most = Math.max(most, megabytes(pid));
        });
        const began = performance.now();
        const lines = await linesOf(url, headers);
        seconds.push((performance.now() - began) / 1000);
        over.abort();
        await watching;
        // The first line has the titles.
        if (lines - 1 < count) throw new Error(`${lines - 1} of ${calls} in the file`);
        growth.push(Math.max(0, most - before));
        floor.push(await copied(db, from));
      }
    });
    return [
      {
        what: calls,
        unit: "s",
        ours: seconds,
        floor: { what: "the same columns by COPY, read and dropped", each: floor },
        bar: { of: "value", atMost: 10 },
      },
      {
        what: `${calls}, growth of the web process`,
        unit: "MB",
        ours: growth,
        floor: null,
        bar: { of: "value", atMost: 100 },
        note: `${Math.max(...growth).toFixed(0)} MB at most`,
      },
    ];
  },
};

async function linesOf(url: URL, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(url, { headers });
  if (!answer.ok || !answer.body) throw new Error(`${url.pathname}: ${answer.status}`);
  let lines = 0;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  return lines;
}

async function copied(
  db: Awaited<ReturnType<Bench["product"]>>["db"],
  from: string,
): Promise<number> {
  const began = performance.now();
  // COPY takes no parameters; the moment is our own.
  const rows = await db
    .unsafe(`copy (
    select c.created_at, c.phone, p.name, c.outcome, c.status, c.language, c.talk_seconds, c.crm_status, u.name, c.id
    from calls c left join contacts p on p.id = c.contact_id left join users u on u.id = c.owner_id
    where c.created_at >= '${from}' order by c.created_at desc) to stdout`)
    .readable();
  for await (const _ of rows) {
    // Read and dropped.
  }
  return (performance.now() - began) / 1000;
}

async function watch(signal: AbortSignal, look: () => void): Promise<void> {
  try {
    for await (const _ of every(SAMPLE_MS, undefined, { signal })) look();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Resident memory of a process. Linux only. */
function megabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}
