import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "../target";
import type { Attack } from "../verdict";
import { shapesOf } from "./shapes";

type BypassResult = {
  requests: number;
  /** Server actions that were called by somebody who may not. */
  actions: number;
  /** Requests whose answer held what is not the asker's, at most fifty. */
  leaks: string[];
  /** Rows that such an action wrote. */
  changed: number;
};

const CANARY = "canary-7f3a9c";

/** Asks for protected pages and doors in every shape, signed out and as an operator who may not see them. */
async function runBypass(target: Target, root: string): Promise<BypassResult> {
  const paths = await putCanaries(target);
  const operator = await target.signIn("operator@halo.test");
  const result: BypassResult = { requests: 0, actions: 0, leaks: [], changed: 0 };
  const look = async (who: string, asked: Parameters<Target["ask"]>[0]) => {
    const { text } = await target.ask(asked);
    result.requests += 1;
    // The path itself may be told back; the canary stands in no path.
    if (text.includes(CANARY) && result.leaks.length < 50)
      result.leaks.push(`${who} ${asked.method} ${asked.path} ${JSON.stringify(asked.headers)}`);
  };
  for (const path of paths) {
    for (const { path: spelled, headers } of shapesOf(path)) {
      await look("signed out", { method: "GET", path: spelled, headers });
      await look("operator", {
        method: "GET",
        path: spelled,
        headers: { ...headers, ...operator },
      });
    }
  }
  const before = await written(target);
  for (const id of actionIds(root)) {
    for (const body of ["[]", "[{}]", `[{"name":"locale","value":"ru"}]`]) {
      const headers = {
        "next-action": id,
        "content-type": "text/plain;charset=UTF-8",
        origin: target.url,
      };
      await look("signed out", { method: "POST", path: "/sign-in", headers, body });
      await look("signed out", { method: "POST", path: paths[0] ?? "/calls", headers, body });
      result.actions += 2;
    }
  }
  result.changed = (await written(target)) - before;
  return result;
}

/** Writes a word into what only others may see. @returns the pages and doors that show it to those who may */
async function putCanaries(target: Target): Promise<string[]> {
  const [call] = await target.sql<{ id: string; contact: string }[]>`
    select c.id, c.contact_id as contact from calls c
      join users u on u.id = c.owner_id
     where u.role = 'rep' and c.contact_id is not null order by c.created_at desc limit 1`;
  if (!call) throw new Error("the demo has no call of a rep");
  await target.sql`update calls set greeting = ${CANARY}, prompt = ${CANARY} where id = ${call.id}`;
  await target.sql`update contacts set name = ${CANARY}, note = ${CANARY} where id = ${call.contact}`;
  await target.sql`update teams set name = ${CANARY} || id`;
  const admin = await target.signIn("admin@halo.test");
  const paths = [
    "/calls",
    `/calls/${call.id}`,
    `/contacts/${call.contact}`,
    "/contacts",
    "/settings/people",
    `/api/v1/calls/${call.id}`,
    `/api/v1/contacts/${call.contact}`,
    "/api/v1/contacts",
    "/api/v1/teams",
    "/api/v1/calls",
  ];
  const shown = await Promise.all(
    paths.map(async (path) => {
      const { text } = await target.ask({ method: "GET", path, headers: admin });
      return text.includes(CANARY);
    }),
  );
  if (shown.filter(Boolean).length < paths.length - 2)
    throw new Error(`the admin does not see the canary on enough pages: ${JSON.stringify(shown)}`);
  return paths;
}

/** Ids of all server actions, as the build wrote them down: an attacker may have seen them in scripts. */
function actionIds(root: string): string[] {
  const file = join(root, ".next", "server", "server-reference-manifest.json");
  const { node = {} } = JSON.parse(readFileSync(file, "utf8")) as {
    node?: Record<string, unknown>;
  };
  return Object.keys(node);
}

/** Lines of the audit log: every change of weight writes one. */
async function written(target: Target): Promise<number> {
  const [row] = await target.sql<{ count: number }[]>`select count(*)::int as count from audit_log`;
  return row?.count ?? 0;
}

export const bypass: Attack = {
  async run(target, { root }) {
    const result = await runBypass(target, root);
    const { requests, leaks, changed, actions } = result;
    return {
      lines: [
        `requests ${requests}, of them calls of server actions ${actions}`,
        `  answers with protected bytes ${leaks.length} (bar 0), changes ${changed} (bar 0)`,
        ...leaks.map((line) => `  ${line}`),
      ],
      result,
      isSafe: leaks.length === 0 && changed === 0 && actions > 0,
    };
  },
};
