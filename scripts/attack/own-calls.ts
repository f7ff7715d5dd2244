import { setTimeout as wait } from "node:timers/promises";
import { sign } from "./forgery/corpus";
import { sandboxCalls } from "./sandbox";
import type { Target } from "./target";

export type OwnCall = { call: string; attempt: string; session: string; phone: string };

/** JSON as a scenario sends it: nothing but ASCII. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Calls whose start reached nobody: their sessions may be played by us. @param phone of the n-th */
export async function callsWithoutSession(
  target: Target,
  admin: Record<string, string>,
  count: number,
  phone: (n: number) => string,
): Promise<OwnCall[]> {
  await sandboxCalls(target).fault({
    service: "voximplant",
    kind: "drop",
    match: { path: "StartScenarios" },
  });
  const ask = async (method: string, path: string, body: unknown) => {
    const headers = { ...admin, "content-type": "application/json" };
    const answer = await target.ask({ method, path, headers, body: JSON.stringify(body) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text;
  };
  await ask("PATCH", "/api/v1/settings/dialing", {
    maxConcurrentCalls: 200,
    callsPerMinute: 600,
    budgetPerDayMicros: 900_000_000_000,
  });
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const wish = { phone: phone(n), language: "ru", confirm: true };
    ids.push((JSON.parse(await ask("POST", "/api/v1/calls", wish)) as { id: string }).id);
  }
  for (;;) {
    const rows = await target.sql<{ call: string; attempt: string; phone: string }[]>`
      select a.call_id as call, a.id as attempt, c.phone from call_attempts a join calls c on c.id = a.call_id
       where a.state = 'start_sent' and a.call_id = any(${ids})`;
    if (rows.length >= count) return rows.map((row, n) => ({ ...row, session: `77${n}` }));
    await wait(200);
  }
}

/** Asks for the call's permit as its session. @returns what was answered */
export async function askPermit(
  target: Target,
  { attempt, session }: OwnCall,
  controlUrl: string | null = null,
): Promise<string> {
  const body = asciiJson({
    v: 1,
    attempt_id: attempt,
    session_id: session,
    control_url: controlUrl,
    occurred_at: new Date().toISOString(),
  });
  const signed = sign(`evt_${session}_0`, body, target.webhookKey);
  const asked = { method: "POST", path: "/voximplant/permit", ...signed };
  return (await target.ask(asked)).text;
}
