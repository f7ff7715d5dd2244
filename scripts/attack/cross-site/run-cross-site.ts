import { randomUUID } from "node:crypto";
import { type BuiltDoors, builtDoors, fillIn } from "../built-doors";
import { changedTables, fingerprint } from "../changes";
import type { Target } from "../target";
import { type Attack, some } from "../verdict";
import { BODIES, foreignOrigins } from "./foreign-origins";

const METHODS = ["POST", "PUT", "PATCH", "DELETE"] as const;
/** Doors that change nothing for a cookie: a signature, a secret, a bearer or a password opens them. */
const WITHOUT_COOKIE = /^\/(voximplant|telegram|demo|api\/auth|api\/calls|api\/analytics)(\/|$)/;

type Result = {
  doors: number;
  requests: number;
  /** Doors that let a foreign page in, with what it said. */
  entered: string[];
  changed: string[];
  /** What reading changed: addresses that a foreign page may link to or show as a picture. */
  readings: number;
  changedByReading: string[];
  /** Requests of our own pages to the same doors that were let in: the attack reached them. */
  ownEntered: number;
};

/** Sends what another site's page could send with the admin's cookie, to every door that changes something. */
async function runCrossSite(target: Target, doors: BuiltDoors): Promise<Result> {
  const { cookie = "" } = await target.signIn("admin@halo.test");
  const { host } = new URL(target.url);
  const real = await objectIds(target);
  const result: Result = {
    doors: 0,
    requests: 0,
    entered: [],
    changed: [],
    readings: 0,
    changedByReading: [],
    ownEntered: 0,
  };
  const before = await fingerprint(target);
  const own = { origin: target.url, "sec-fetch-site": "same-origin", cookie };
  const reached: Parameters<Target["ask"]>[0][] = [];

  for (const address of doors.routes) {
    for (const method of METHODS) {
      const path = fillIn(address, real);
      const first = await target.ask({
        method,
        path,
        headers: { cookie, "sec-fetch-site": "cross-site", origin: "https://evil.test" },
      });
      result.requests += 1;
      if (first.status === 405) continue;
      result.doors += 1;
      const missing = fillIn(address, { ...real, id: randomUUID() });
      reached.push({ method, path: missing, headers: own });
      for (const said of foreignOrigins(host)) {
        for (const { type, body } of BODIES) {
          const headers = { ...said, cookie, "content-type": type };
          const { status } = await target.ask({ method, path, headers, body });
          result.requests += 1;
          const isRefused = status === 403 || (WITHOUT_COOKIE.test(path) && status >= 400);
          // Forms of sign-in answer a wrong token with a way back to the page.
          const isSentBack = path.startsWith("/api/auth/") && (status === 302 || status === 200);
          if (!isRefused && !isSentBack)
            result.entered.push(`${method} ${path} ${status} ${JSON.stringify(said)} ${type}`);
        }
      }
    }
  }
  result.doors += doors.actions.length;
  for (const action of doors.actions) {
    const path = fillIn(action.page, real);
    for (const said of foreignOrigins(host)) {
      for (const asked of actionShapes(action.id)) {
        const headers = { ...said, cookie, ...asked.headers };
        const { status, text } = await target.ask({
          method: "POST",
          path,
          headers,
          body: asked.body,
        });
        result.requests += 1;
        // An action that ran answers with its result, also where it refuses what it was given.
        if (/"ok":(true|false)/.test(text) && !/"code":"forbidden"/.test(text))
          result.entered.push(
            `action ${action.name} ${status} ${JSON.stringify(said)} ${asked.what}`,
          );
      }
    }
    const [direct] = actionShapes(action.id);
    reached.push({ method: "POST", path, headers: { ...own, ...direct?.headers }, body: "[null]" });
  }
  result.changed = changedTables(before, await fingerprint(target));
  const me = await target.ask({ method: "GET", path: "/api/v1/me", headers: own });
  if (me.status !== 200) result.changed.push("the admin's session");
  await readEverything(target, doors, cookie, real, result);
  for (const asked of reached) {
    const { status, text } = await target.ask(asked);
    if (status !== 403 && status !== 401 && !/"code":"forbidden"/.test(text))
      result.ownEntered += 1;
  }
  return result;
}

/** Opens every address as a link or a picture of another site does: the cookie comes along, and nothing may change. */
async function readEverything(
  target: Target,
  { routes, pages }: BuiltDoors,
  cookie: string,
  real: Record<string, string>,
  result: Result,
): Promise<void> {
  const before = await fingerprint(target);
  for (const address of [...routes, ...pages]) {
    for (const mode of ["navigate", "no-cors"]) {
      const headers = { cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": mode };
      const path = fillIn(address, real);
      await target.ask({ method: "GET", path, headers });
      result.readings += 1;
    }
  }
  // That somebody exported or listened is written down, and is meant to be.
  result.changedByReading = changedTables(before, await fingerprint(target)).filter(
    (table) => table !== "audit_log",
  );
}

/** A server action as a script and as a plain form call it. */
type Shape = { what: string; headers: Record<string, string>; body: string };

function actionShapes(id: string): Shape[] {
  const border = "----form";
  const field = `--${border}\r\ncontent-disposition: form-data; name="$ACTION_ID_${id}"\r\n\r\n\r\n--${border}--\r\n`;
  return [
    {
      what: "by header",
      headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8" },
      body: '[{"name":"by another site"}]',
    },
    {
      what: "by form",
      headers: { "content-type": `multipart/form-data; boundary=${border}` },
      body: field,
    },
  ];
}

/** Things that exist, so that a door that opened would change them. */
async function objectIds({ sql }: Target): Promise<Record<string, string>> {
  const [row] = await sql<{ id: string }[]>`
    select id from calls where contact_id is not null order by created_at desc limit 1`;
  if (!row) throw new Error("the demo has no call");
  return {
    id: row.id,
    callId: row.id,
    step: "sms",
    kind: "sms",
    phone: "+998901234567",
    phoneHash: "0".repeat(64),
    nextauth: "signout",
  };
}

export const crossSite: Attack = {
  async run(target, { root }) {
    const result = await runCrossSite(target, builtDoors(root));
    const { doors, requests, entered, changed, readings, changedByReading, ownEntered } = result;
    return {
      lines: [
        `state-changing doors ${doors}, requests of a foreign page ${requests}`,
        `  let in ${entered.length} (bar 0), tables changed ${changed.length} (bar 0) ${changed.join(" ")}`,
        `  addresses read ${readings}: tables changed ${changedByReading.length} (bar 0) ${changedByReading.join(" ")}`,
        `  let in from our own pages ${ownEntered}`,
        ...some(entered).map((line) => `  ${line}`),
      ],
      result: { ...result, entered: some(entered) },
      isSafe:
        [entered, changed, changedByReading].every((list) => list.length === 0) && ownEntered > 0,
    };
  },
};
