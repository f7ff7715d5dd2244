import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { ALL_PERMISSIONS } from "@/lib/auth/permissions";
import { makeActor } from "@/lib/calls/testing/test-calls";
import type { OperationHandler } from "@/lib/entry/api/operation";
import { describeAccount } from "./describe-account";
import { describeAdministration } from "./describe-administration";
import { describeCalls } from "./describe-calls";
import { describeCards } from "./describe-cards";
import { describeWebhooks } from "./describe-webhooks";
import { keyFor, withHouse } from "./house";

const ROUTES = join(process.cwd(), "app", "api", "v1");
const house = await withHouse();
const body = <T>(answer: { body: unknown }) => answer.body as T;

describeCalls(house);
describeAdministration(house);
describeAccount(house);
describeCards(house);
describeWebhooks(house);

describe("account and keys", () => {
  it("tells who asks, and takes a language", async () => {
    expect((await house.asRep("account.get")).body).toMatchObject({
      userId: house.rep.userId,
      role: "rep",
    });
    const loneKey = await keyFor(house.admin, ["account.use"], "all");
    const lone = await house.api.ask("account.get", { key: loneKey });
    expect(lone.body).toMatchObject({ userId: null, permissions: { "account.use": "all" } });
    expect((await house.asRep("account.change", { body: { locale: "en" } })).status).toBe(204);
    const refused = await house.api.ask("account.change", { key: loneKey, body: { locale: "en" } });
    expect(refused.status).toBe(403);
  });

  it("lets a key be made, changed by the version read, and revoked at once", async () => {
    const scopes = ["calls.read", "account.use"];
    const made = await house.asRep("api_keys.create", { body: { name: "CRM", scopes } });
    const { key, secret } = body<{ key: { id: string }; secret: string }>(made);
    expect(secret).toMatch(/^hk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect((await house.api.ask("account.get", { key: secret })).status).toBe(200);
    const params = { id: key.id };
    const read = await house.asRep("api_keys.get", { params });
    const headers = { "if-match": read.headers.get("etag") ?? "" };
    const change = { params, headers, body: { name: "ERP", scopes: ["calls.read"] } };
    const changed = await house.asRep("api_keys.change", change);
    expect(changed.body).toMatchObject({ name: "ERP", scopes: ["calls.read"] });
    expect((await house.asRep("api_keys.change", change)).status).toBe(412);
    expect((await house.api.ask("account.get", { key: secret })).status).toBe(403);
    expect((await house.asRep("api_keys.revoke", { params })).status).toBe(204);
    expect((await house.api.ask("account.get", { key: secret })).status).toBe(401);
    expect((await house.asRep("api_keys.change", { params, body: { name: "X" } })).status).toBe(
      409,
    );
    const list = await house.api.ask("api_keys.list", { key: house.adminKey });
    expect(JSON.stringify(list.body)).not.toContain(secret.slice(16));
  });

  it("lets a key hear what changes", async () => {
    const stream = await house.asRep("live.listen", { query: { recentSeconds: "60" } });
    expect(stream.body).toMatch(/^retry: \d+\n/);
    expect(stream.headers.get("x-accel-buffering")).toBe("no");
    const wrong = await house.asRep("live.listen", { query: { recentSeconds: "61" } });
    expect(wrong.status).toBe(400);
  });

  it("gives nobody more than they have", async () => {
    const make = (given: object) =>
      house.asRep("api_keys.create", { body: { name: "wide", scopes: ["calls.read"], ...given } });
    expect((await make({ scopes: ["users.manage"] })).body).toMatchObject({
      fields: { scopes: "scope_not_yours" },
    });
    expect((await make({ reach: "all" })).body).toMatchObject({
      fields: { reach: "reach_not_yours" },
    });
    expect((await make({ expiresAt: "2020-01-01T00:00:00Z" })).body).toMatchObject({
      fields: { expiresAt: "already_over" },
    });
  });

  it("counts what a key asks, the dialing tightest", async () => {
    const key = await keyFor(house.rep, ["calls.start"]);
    const answers = [];
    for (let n = 0; n < 31; n += 1)
      answers.push(await house.api.ask("calls.start", { key, body: {} }));
    const statuses = new Set(answers.slice(0, 30).map(({ status }) => status));
    expect([...statuses]).toEqual([400]);
    expect(answers[0]?.headers.get("ratelimit-policy")).toBe('"dial";q=30;w=60');
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("every operation", () => {
  const each = OPERATIONS.map(({ name }) => name);
  const params = { id: randomUUID(), step: "reading", phone: "+998901234509" };

  it.each(each)("%s is closed to strangers and to keys without its scope", async (name) => {
    expect((await house.api.ask(name, { params, body: bodyFor(name) })).status).toBe(401);
    const unknown = `hk_${"0".repeat(12)}_${"x".repeat(43)}`;
    expect((await house.api.ask(name, { key: unknown, params, body: bodyFor(name) })).status).toBe(
      401,
    );
    const facts = OPERATIONS.find((operation) => operation.name === name);
    const other = ALL_PERMISSIONS.filter((permission) => permission !== facts?.permission);
    const key = await keyFor(await makeActor("admin"), other);
    expect((await house.api.ask(name, { key, params, body: bodyFor(name) })).status).toBe(403);
  });

  it.each(OPERATIONS.filter(({ path }) => path.includes("{id}")).map(({ name }) => name))(
    "%s answers to what is not there with not found",
    async (name) => {
      const asked = { key: house.adminKey, params, body: GOOD[name] };
      expect((await house.api.ask(name, asked)).body).toMatchObject({ code: "not_found" });
      const odd = { ...asked, params: { ...params, id: "1" } };
      expect([400, 404]).toContain((await house.api.ask(name, odd)).status);
    },
  );

  it("was answered well above, and is what the routes serve", async () => {
    const served: string[] = [];
    const places: string[] = [];
    for (const file of readdirSync(ROUTES, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith("route.ts")) continue;
      const path = `/${file.slice(0, -"/route.ts".length)}`;
      const route: Record<string, unknown> = await import(join(ROUTES, file));
      for (const [method, handler] of Object.entries(route)) {
        if (typeof handler !== "function" || !("operation" in handler)) continue;
        const { operation } = handler as OperationHandler;
        served.push(operation.name);
        places.push(`${method} ${path.replaceAll("[", "{").replaceAll("]", "}")}`);
      }
    }
    expect(served.sort()).toEqual([...each].sort());
    expect(places.sort()).toEqual(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort());
    for (const facts of OPERATIONS) {
      const good = facts.status ?? (facts.output || facts.produces ? 200 : 204);
      expect(house.api.seen).toContain(`${facts.name} ${good}`);
    }
  });
});

/** A body that the operation takes, where it needs one. */
const GOOD: Record<string, unknown> = {
  "calls.correct_outcome": { outcome: "interested" },
  "contacts.change": { name: "", company: "", email: "", language: "", timeZone: "", note: "" },
  "teams.rename": { name: "Other" },
  "contacts.add_phone": { phone: "+998901234509" },
  "contacts.primary_phone": { phone: "+998901234509" },
  "contacts.merge": { goneId: randomUUID(), keptVersion: 1, goneVersion: 1 },
  "contacts.erase": { reason: "person", lastDigits: "4509" },
  "call_backs.change": { dueAt: "", zone: "Asia/Tashkent" },
  "call_backs.assign": { ownerId: randomUUID() },
  "webhooks.change": { name: "Other" },
  "api_keys.change": { name: "Other" },
  "planned_calls.change": {
    phone: "+998901234501",
    localTime: "2099-03-04T12:00",
    version: 1,
    zone: "Asia/Tashkent",
  },
};

function bodyFor(name: string): unknown {
  const facts = OPERATIONS.find((operation) => operation.name === name);
  return facts?.method === "GET" ? undefined : (GOOD[name] ?? {});
}
