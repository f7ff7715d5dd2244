import { lastDays } from "@/lib/reports/period";
import { runOnce } from "../processes/run-once";
import { type Stack, startStack } from "../testing/e2e-stack";
import { cookieOf } from "./signed-in";

export type PageTimes = { name: string; p50Ms: number; p95Ms: number };

const WARM_UP = 5;
const ROUNDS = 40;

/** Server time of pages, first byte asked to last byte read on loopback, of a demo product with so many calls more. */
export async function listTimes(root: string, calls: number): Promise<PageTimes[]> {
  const stack = await startStack(root);
  try {
    const program = process.execPath;
    const args = ["scripts/boot.mjs", "run", "db/seed/cli.ts", "many", String(calls)];
    const env = { ...process.env, HALO_DATA_DIR: stack.dataDir };
    await runOnce("seed", root, { program, args, env });
    // A supervisor sees a whole team.
    const cookie = await cookieOf(root, stack, "supervisor@halo.test");
    const times: PageTimes[] = [];
    for (const [name, path] of await pagesOf(stack, cookie)) {
      times.push({ name, ...(await timePage(stack, cookie, path)) });
    }
    return times;
  } finally {
    await stack.stop();
  }
}

async function pagesOf(stack: Stack, cookie: string): Promise<[string, string][]> {
  const answer = await get(stack, cookie, "/api/v1/calls?outcome=interested&limit=1");
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return [
    ["list", "/calls"],
    ["list, rare outcome", "/calls?outcome=ai_error&language=tj"],
    ["list, part of a number", "/calls?q=5551"],
    ["list, a word said", `/calls?q=${encodeURIComponent("самарканд")}`],
    ["list, longest talks", "/calls?sort=longest"],
    ["result", `/calls/${items[0]?.id}`],
    ["analytics", "/analytics"],
    ["analytics, 90 days", `/analytics?${new URLSearchParams(lastDays(90, "UTC", new Date()))}`],
    ["analytics, a language", "/analytics?language=uz&direction=outbound"],
    ["list, an hour of the week", "/calls?weekday=3&hour=11"],
    ["list, fell out", "/calls?fellOut=interested"],
  ];
}

async function timePage(stack: Stack, cookie: string, path: string) {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const began = performance.now();
    const answer = await get(stack, cookie, path);
    await answer.arrayBuffer();
    if (round >= WARM_UP) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.ceil(times.length * part) - 1] ?? Number.NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}

async function get(stack: Stack, cookie: string, path: string): Promise<Response> {
  const answer = await fetch(new URL(path, stack.run.url), {
    headers: { cookie, "sec-fetch-site": "same-origin" },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
