import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "next-auth/jwt";
import { beforeAll, expect, it } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { database } from "@/db/client";
import { openSession } from "@/lib/auth/sessions/open-session";
import { sessionCookie } from "@/lib/auth/sessions/session-cookie";
import type { RouteHandler } from "@/lib/entry/endpoint";
import { assertOwnPage } from "@/lib/entry/request/origin";
import { env } from "@/lib/env";
import { withHouse } from "../../testing/rest/house";
import { BODIES, foreignOrigins } from "./foreign-origins";

const HOST = "localhost:3000";
const NOTHING = "00000000-0000-4000-8000-00000000dead";
const ROUTES = join(process.cwd(), "app", "api", "v1");
const house = await withHouse();
let cookie = "";

beforeAll(async () => {
  const who = { userId: house.admin.userId, kind: "browser", ip: null, userAgent: null } as const;
  const { token } = await openSession(database(), who);
  const sealed = await encode({ token: { sessionToken: token }, secret: env().SECRET_KEY });
  cookie = `${sessionCookie().name}=${sealed}`;
});

const changing = OPERATIONS.filter(({ method }) => method !== "GET");

/** The status of an operation asked with the admin's cookie. */
async function ask(
  operation: (typeof changing)[number],
  headers: Record<string, string>,
  body: string,
) {
  const file = join(ROUTES, operation.path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
  const route = (await import(pathToFileURL(file).href)) as Record<string, RouteHandler>;
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const path = operation.path.replace(/\{\w+\}/g, NOTHING);
  const request = new Request(`http://${HOST}/api/v1${path}`, {
    method: operation.method,
    headers: { host: HOST, cookie, ...headers },
    body,
  });
  const params = Promise.resolve(Object.fromEntries(names.map((name) => [name, NOTHING])));
  return (await route[operation.method]?.(request, { params }))?.status;
}

it.each(changing)("$name is closed to pages of other sites", async (operation) => {
  for (const said of foreignOrigins(HOST)) {
    for (const { type, body } of BODIES) {
      const status = await ask(operation, { ...said, "content-type": type }, body);
      expect(`${JSON.stringify(said)} ${status}`).toBe(`${JSON.stringify(said)} 403`);
    }
  }
  const own = { origin: `http://${HOST}`, "sec-fetch-site": "same-origin" };
  expect(await ask(operation, { ...own, "content-type": "application/json" }, "[]")).not.toBe(403);
});

it("server actions ask the same of whoever calls them", () => {
  for (const said of foreignOrigins(HOST))
    expect(() => assertOwnPage(new Headers({ host: HOST, ...said }))).toThrow("forbidden");
});
