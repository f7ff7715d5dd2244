import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { database } from "@/db/client";
import { apiKeys, users } from "@/db/schema";
import { makeActor } from "@/lib/calls/testing/test-calls";
import type { RouteHandler } from "@/lib/entry/endpoint";
import { keyFor, withHouse } from "../../testing/rest/house";
import { RULES, WHO } from "./rules";

const ROUTES = join(process.cwd(), "app", "api", "v1");
const NOTHING = "00000000-0000-4000-8000-00000000dead";
// Operators make no keys.
const ROLES = ["rep", "supervisor", "admin"] as const;
await withHouse();
/** Bearers by who holds them. */
const keys: Record<string, string> = {};

beforeAll(async () => {
  for (const role of ROLES) keys[role] = await keyFor(await makeActor(role));
  for (const name of ["disabled", "expired", "revoked"]) {
    const owner = await makeActor("admin");
    keys[name] = await keyFor(owner);
    const past = new Date(Date.now() - 60_000);
    const mine = eq(apiKeys.ownerId, owner.userId);
    if (name === "expired") await database().update(apiKeys).set({ expiresAt: past }).where(mine);
    if (name === "revoked") await database().update(apiKeys).set({ revokedAt: past }).where(mine);
    if (name === "disabled")
      await database().update(users).set({ disabledAt: past }).where(eq(users.id, owner.userId));
  }
});

const doors = OPERATIONS.map((operation) => ({
  ...operation,
  address: `/api/v1${operation.path.replaceAll("{", "[").replaceAll("}", "]")}`,
}));

/** The status of an operation, asked for nothing that exists. */
async function ask({ path, method }: (typeof doors)[number], key: string | undefined) {
  const file = join(ROUTES, path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
  const route = (await import(pathToFileURL(file).href)) as Record<string, RouteHandler>;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const address = `http://localhost:3000/api/v1${path.replace(/\{\w+\}/g, NOTHING)}`;
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const body = method === "GET" ? {} : { body: "{}" };
  const params = Promise.resolve(Object.fromEntries(names.map((name) => [name, NOTHING])));
  const answer = await route[method]?.(new Request(address, { method, headers, ...body }), {
    params,
  });
  await answer?.body?.cancel();
  return answer?.status;
}

it.each(doors)("$name opens as the table of rights says", async (door) => {
  const needs = RULES[`${door.method} ${door.address}`]?.needs ?? "a rule";
  expect(Object.keys(WHO)).toContain(needs);
  for (const name of [undefined, "disabled", "expired", "revoked"])
    expect(`${name} ${await ask(door, name && keys[name])}`).toBe(`${name} 401`);
  for (const role of ROLES) {
    const may = WHO[needs]?.includes(role) ?? false;
    // A page's own parts take no keys.
    const status = await ask(door, keys[role]);
    expect(`${role} ${status === 403 ? "refused" : "let in"}`).toBe(
      `${role} ${may ? "let in" : "refused"}`,
    );
  }
});
