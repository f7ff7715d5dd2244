import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { closeDatabase, database } from "@/db/client";
import { callBacks, callSteps, calls } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { makeApiKey } from "@/lib/auth/keys/make-api-key";
import { ALL_PERMISSIONS, can, type Permission } from "@/lib/auth/permissions";
import { freshPhone, makeActor, makeCall, makeFinished } from "@/lib/calls/testing/test-calls";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import type { OperationHandler } from "@/lib/entry/api/operation";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { type Asked, DescribedApi } from "./described-api";

// Recordings lie at the provider; here at a server of the test, with the provider's address.
const provider = createServer((request, response) => {
  const isPart = request.headers.range !== undefined;
  response.writeHead(isPart ? 206 : 200, { "content-type": "audio/wav" }).end("RIFF");
});
await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
const providerUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
process.env.VOXIMPLANT_API_URL = providerUrl;

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

const ROUTES = join(process.cwd(), "app", "api", "v1");
let api: DescribedApi;
let rep: UserActor;
let repKey = "";
let adminKey = "";
let loneKey = "";
let callId = "";

async function keyFor(
  owner: UserActor,
  scopes: readonly Permission[] = ALL_PERMISSIONS.filter((permission) => can(owner, permission)),
  reach: "owner" | "all" = "owner",
): Promise<string> {
  const input = { name: "test", scopes: [...scopes], reach, expiresAt: null };
  return (await makeApiKey({ actor: owner, input })).key;
}

beforeAll(async () => {
  api = new DescribedApi();
  rep = await makeActor("rep");
  const admin = await makeActor("admin");
  repKey = await keyFor(rep);
  adminKey = await keyFor(admin);
  loneKey = await keyFor(admin, ["account.use"], "all");
  callId = await makeFinished(rep);
  const recordingUrl = `${providerUrl}/records/1.wav`;
  await database().update(calls).set({ recordingUrl }).where(eq(calls.id, callId));
});

const asRep = (name: string, asked: Asked = {}) => api.ask(name, { key: repKey, ...asked });
const body = <T>(answer: { body: unknown }) => answer.body as T;
const start = () => ({ phone: freshPhone(), language: "ru", prompt: "Ask.", confirm: true });

describe("calls", () => {
  it("start once for one Idempotency-Key", async () => {
    const request = start();
    const headers = { "idempotency-key": "order-1" };
    const first = await asRep("calls.start", { body: request, headers });
    const again = await asRep("calls.start", { body: request, headers });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(body<{ id: string }>(again).id).toBe(body<{ id: string }>(first).id);
    expect(first.headers.get("location")).toBe(`/api/v1/calls/${body<{ id: string }>(first).id}`);
    expect((await asRep("calls.start", { body: start(), headers })).status).toBe(409);
  });

  it("are refused with the field or the rule that is in the way", async () => {
    const wrong = await asRep("calls.start", { body: { phone: "12" } });
    expect(wrong.body).toMatchObject({ code: "invalid_input", fields: { phone: "phone_invalid" } });
    const phone = freshPhone();
    const entry = { phone, reason: "asked", source: "api" } as const;
    await database().transaction((tx) => addToDoNotCall(tx, entry));
    const blocked = await asRep("calls.start", { body: { ...start(), phone } });
    expect(blocked.body).toMatchObject({ code: "call_blocked", values: { rule: "do_not_call" } });
  });

  it("are listed a page at a time", async () => {
    await makeCall(rep);
    const first = await asRep("calls.list", { query: { limit: "1" } });
    const { items, nextCursor } = body<{ items: { id: string }[]; nextCursor: string }>(first);
    const second = await asRep("calls.list", { query: { limit: "1", cursor: nextCursor } });
    expect(body<{ items: { id: string }[] }>(second).items[0]?.id).not.toBe(items[0]?.id);
    expect((await asRep("calls.list", { query: { status: "nonsense" } })).status).toBe(400);
  });

  it("are read in every form", async () => {
    const params = { id: callId };
    for (const name of ["get", "timeline", "transcript", "captions", "recording"]) {
      expect((await asRep(`calls.${name}`, { params })).status).toBe(200);
    }
    const part = await asRep("calls.recording", { params, headers: { range: "bytes=0-3" } });
    expect(part.status).toBe(206);
    const status = await asRep("calls.status", { params });
    const headers = { "if-none-match": status.headers.get("etag") ?? "" };
    expect((await asRep("calls.status", { params, headers })).status).toBe(304);
    expect((await asRep("calls.check", { query: { phone: "+998901234501" } })).status).toBe(200);
  });

  it("are hung up, and a repeated request gets the same answer", async () => {
    const asked = { params: { id: await makeCall(rep) }, headers: { "idempotency-key": "h1" } };
    const first = await asRep("calls.hang_up", asked);
    const again = await asRep("calls.hang_up", asked);
    expect(first.body).toEqual({ result: "canceled" });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const other = { ...asked, params: { id: callId } };
    expect((await asRep("calls.hang_up", other)).body).toMatchObject({
      code: "idempotency_mismatch",
    });
    expect((await asRep("calls.hang_up", { params: asked.params })).body).toMatchObject({
      code: "conflict",
    });
  });

  it("have a failed step repeated, and nothing that is done", async () => {
    const params = { id: callId, step: "reading" };
    expect((await asRep("calls.retry_step", { params })).status).toBe(409);
    await database()
      .update(callSteps)
      .set({ state: "failed_final" })
      .where(sql`call_id = ${callId} and step = 'reading'`);
    expect((await asRep("calls.retry_step", { params })).status).toBe(202);
    await database()
      .update(callSteps)
      .set({ state: "done" })
      .where(sql`call_id = ${callId} and step = 'reading'`);
    expect((await asRep("calls.read_again", { params: { id: callId } })).status).toBe(202);
  });

  it("take a person's word for the version that person read", async () => {
    const params = { id: callId };
    const etag = (await asRep("calls.status", { params })).headers.get("etag") ?? "";
    const word = { params, body: { outcome: "interested" }, headers: { "if-match": etag } };
    expect((await asRep("calls.correct_outcome", word)).status).toBe(204);
    expect((await asRep("calls.correct_outcome", word)).body).toMatchObject({
      code: "precondition_failed",
    });
  });
});

describe("clients and figures", () => {
  it("are read", async () => {
    const page = await asRep("contacts.list", { query: { limit: "5" } });
    const [first] = body<{ items: { id: string }[] }>(page).items;
    expect((await asRep("contacts.get", { params: { id: first?.id ?? "" } })).status).toBe(200);
    const [promise] = await database()
      .insert(callBacks)
      .values({ contactId: first?.id ?? "", ownerId: rep.userId, dueAt: new Date() })
      .returning();
    expect(body<{ items: unknown[] }>(await asRep("call_backs.list")).items).toHaveLength(1);
    const params = { id: promise?.id ?? "" };
    expect((await asRep("call_backs.finish", { params })).status).toBe(204);
    const figures = await asRep("analytics.get", { query: { timeZone: "Asia/Tashkent" } });
    expect(figures.body).toMatchObject({ timeZone: "Asia/Tashkent" });
    expect((await asRep("analytics.get", { query: { from: "soon" } })).status).toBe(400);
  });
});

describe("account and keys", () => {
  it("tells who asks, and takes a language", async () => {
    expect((await asRep("account.get")).body).toMatchObject({ userId: rep.userId, role: "rep" });
    const lone = await api.ask("account.get", { key: loneKey });
    expect(lone.body).toMatchObject({ userId: null, permissions: { "account.use": "all" } });
    expect((await asRep("account.change", { body: { locale: "en" } })).status).toBe(204);
    const refused = await api.ask("account.change", { key: loneKey, body: { locale: "en" } });
    expect(refused.status).toBe(403);
  });

  it("lets a key be made, changed by the version read, and revoked at once", async () => {
    const scopes = ["calls.read", "account.use"];
    const made = await asRep("api_keys.create", { body: { name: "CRM", scopes } });
    const { key, secret } = body<{ key: { id: string }; secret: string }>(made);
    expect(secret).toMatch(/^hk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect((await api.ask("account.get", { key: secret })).status).toBe(200);
    const params = { id: key.id };
    const read = await asRep("api_keys.get", { params });
    const headers = { "if-match": read.headers.get("etag") ?? "" };
    const change = { params, headers, body: { name: "ERP", scopes: ["calls.read"] } };
    const changed = await asRep("api_keys.change", change);
    expect(changed.body).toMatchObject({ name: "ERP", scopes: ["calls.read"] });
    expect((await asRep("api_keys.change", change)).status).toBe(412);
    expect((await api.ask("account.get", { key: secret })).status).toBe(403);
    expect((await asRep("api_keys.revoke", { params })).status).toBe(204);
    expect((await api.ask("account.get", { key: secret })).status).toBe(401);
    expect((await asRep("api_keys.change", { params, body: { name: "X" } })).status).toBe(409);
    const list = await api.ask("api_keys.list", { key: adminKey });
    expect(JSON.stringify(list.body)).not.toContain(secret.slice(16));
  });

  it("gives nobody more than they have", async () => {
    const make = (given: object) =>
      asRep("api_keys.create", { body: { name: "wide", scopes: ["calls.read"], ...given } });
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
    const key = await keyFor(rep, ["calls.start"]);
    const answers = [];
    for (let n = 0; n < 31; n += 1) answers.push(await api.ask("calls.start", { key, body: {} }));
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
  const params = { id: randomUUID(), step: "reading" };

  it.each(each)("%s is closed to strangers and to keys without its scope", async (name) => {
    expect((await api.ask(name, { params, body: bodyFor(name) })).status).toBe(401);
    const unknown = `hk_${"0".repeat(12)}_${"x".repeat(43)}`;
    expect((await api.ask(name, { key: unknown, params, body: bodyFor(name) })).status).toBe(401);
    const facts = OPERATIONS.find((operation) => operation.name === name);
    const other = ALL_PERMISSIONS.filter((permission) => permission !== facts?.permission);
    const key = await keyFor(await makeActor("admin"), other);
    expect((await api.ask(name, { key, params, body: bodyFor(name) })).status).toBe(403);
  });

  it.each(OPERATIONS.filter(({ path }) => path.includes("{id}")).map(({ name }) => name))(
    "%s answers to what is not there with not found",
    async (name) => {
      const asked = { key: adminKey, params, body: GOOD[name] };
      expect((await api.ask(name, asked)).body).toMatchObject({ code: "not_found" });
      const odd = { ...asked, params: { id: "1", step: "reading" } };
      expect([400, 404]).toContain((await api.ask(name, odd)).status);
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
      expect(api.seen).toContain(`${facts.name} ${good}`);
    }
  });
});

/** A body that the operation takes, where it needs one. */
const GOOD: Record<string, unknown> = {
  "calls.correct_outcome": { outcome: "interested" },
  "api_keys.change": { name: "Other" },
};

function bodyFor(name: string): unknown {
  const facts = OPERATIONS.find((operation) => operation.name === name);
  return facts?.method === "GET" ? undefined : (GOOD[name] ?? {});
}
