import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { asc, eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { WEBHOOK_EVENTS } from "@/db/enums";
import { webhookDeliveries, webhookEndpoints, webhookEvents } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { deliver } from "@/lib/webhooks/deliver";
import { addWebhook } from "@/lib/webhooks/edit/add-webhook";
import {
  changeWebhook,
  removeWebhook,
  rotateWebhookSecret,
} from "@/lib/webhooks/edit/change-webhook";
import { sendDeliveryAgain, testWebhook } from "@/lib/webhooks/edit/send-by-hand";
import { getWebhook, listDeliveries } from "@/lib/webhooks/queries";
import { scrubTraces } from "../erasure/scrub-calls";
import { receiveReport } from "../receive-report";
import { setCrmStatus } from "../steps";
import { makeActor, makeFinished, makeSession, talkEnded } from "../testing/test-calls";

process.env.WEBHOOK_ALLOWED_HOSTS = "127.0.0.1";
withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

type Received = { headers: IncomingHttpHeaders; body: string };
let received: Received[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 200 };
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  received.push({ headers: request.headers, body });
  response.writeHead(answer.status, answer.headers).end("noted");
});
let url = "";
let admin: UserActor;
let rep: UserActor;

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  admin = await makeActor("admin");
  rep = await makeActor();
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  received = [];
  answer = { status: 200 };
  await database().delete(webhookEndpoints);
});

const add = (events: (typeof WEBHOOK_EVENTS)[number][] = [...WEBHOOK_EVENTS]) =>
  addWebhook({ actor: admin, input: { name: "CRM", url, events } });

const deliveriesOf = (webhookId: string) =>
  database()
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, webhookId))
    .orderBy(asc(webhookDeliveries.no));

/** As the clock would: what waits is due now. */
const makeDue = (webhookId: string) =>
  database()
    .update(webhookDeliveries)
    .set({ nextAt: new Date() })
    .where(eq(webhookDeliveries.endpointId, webhookId));

const verify = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as {
    type: string;
    sequence: number;
    data: Record<string, unknown>;
  };

describe("what happens to a call", () => {
  it("is told once, in order, as the reference library takes it", async () => {
    const { webhookId, secret } = await add();
    const session = await makeSession(rep);
    const ended = talkEnded(session);
    await receiveReport(ended);
    await receiveReport(ended);
    await database().transaction((tx) => setCrmStatus(tx, session.callId, "added"));
    await database().transaction((tx) => setCrmStatus(tx, session.callId, "added"));
    const rows = await deliveriesOf(webhookId);
    for (const { id } of rows) await Promise.all([deliver(id), deliver(id)]);
    const told = received.map((one) => verify(secret, one));
    expect(told.map(({ type }) => type)).toEqual([
      "call.started",
      "call.answered",
      "call.ended",
      "lead.created",
    ]);
    const numbers = told.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(told[2]?.data).toMatchObject({
      call_id: session.callId,
      status: "analyzing",
      talk_s: 25,
    });
    expect(
      received.every(({ headers }) => headers["webhook-id"]?.toString().startsWith("evt_")),
    ).toBe(true);
    expect((await getWebhook(admin, webhookId)).counts).toEqual({ open: 0, delivered: 4, dead: 0 });
  });

  it("reaches those who listen to it, and nobody where nobody does", async () => {
    await makeFinished(rep);
    expect(await database().$count(webhookDeliveries)).toBe(0);
    const { webhookId } = await add(["call.failed"]);
    await makeFinished(rep);
    expect(await deliveriesOf(webhookId)).toEqual([]);
  });

  it("is told if and only if it came about", async () => {
    const { webhookId } = await add();
    const { callId } = await makeSession(rep);
    const before = await deliveriesOf(webhookId);
    const undone = database().transaction(async (tx) => {
      await setCrmStatus(tx, callId, "added");
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await deliveriesOf(webhookId)).toHaveLength(before.length);
  });

  it("is forgotten with the person", async () => {
    await add();
    const callId = await makeFinished(rep);
    const ofCall = eq(webhookEvents.callId, callId);
    expect(await database().$count(webhookEvents, ofCall)).toBeGreaterThan(0);
    await database().transaction((tx) => scrubTraces(tx, { contactIds: [], phones: [] }, [callId]));
    expect(await database().$count(webhookEvents, ofCall)).toBe(0);
  });
});

describe("a delivery", () => {
  it("is tried eight times over a day and a half, then dead, and sent again by hand in the same bytes", async () => {
    const { webhookId, secret } = await add(["call.started"]);
    await makeSession(rep);
    answer = { status: 500 };
    const [first] = await deliveriesOf(webhookId);
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      await makeDue(webhookId);
      await database().update(webhookEndpoints).set({ restsUntil: null });
      await deliver(first?.id ?? "");
      const [row] = await deliveriesOf(webhookId);
      if (row?.nextAt && row.startedAt)
        waits.push(Math.round((row.nextAt.getTime() - row.startedAt.getTime()) / 1000));
    }
    const near = [5, 30, 120, 600, 3600, 21_600, 86_400];
    expect(waits).toHaveLength(near.length);
    for (const [n, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(near[n] ?? 0);
    expect((await deliveriesOf(webhookId))[0]).toMatchObject({ state: "dead", tries: 8 });
    answer = { status: 204 };
    const again = await sendDeliveryAgain({ actor: admin, input: { deliveryId: first?.id ?? "" } });
    expect(again).toMatchObject({ state: "delivered", tries: 1 });
    expect(again.answers.map(({ httpStatus }) => httpStatus)).toEqual([...Array(8).fill(500), 204]);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    for (const one of received) verify(secret, one);
  });

  it("waits as long as the receiver asks, and leaves an address that keeps failing alone", async () => {
    const { webhookId } = await add(["call.started"]);
    answer = { status: 429, headers: { "retry-after": "900" } };
    for (let n = 0; n < 6; n += 1) await makeSession(rep);
    const rows = await deliveriesOf(webhookId);
    for (const { id } of rows) await deliver(id);
    expect(received).toHaveLength(5);
    const after = await deliveriesOf(webhookId);
    const waits = after[0]?.nextAt && after[0].startedAt;
    expect(
      waits && after[0]?.nextAt && after[0].nextAt.getTime() - waits.getTime(),
    ).toBeGreaterThan(890_000);
    expect(after[5]).toMatchObject({ state: "waiting", tries: 0 });
    expect((await getWebhook(admin, webhookId)).restsUntil).not.toBeNull();
  });

  it("whose run died is made again by another", async () => {
    const { webhookId } = await add(["call.started"]);
    await makeSession(rep);
    const [row] = await deliveriesOf(webhookId);
    const died = {
      state: "sending" as const,
      startedAt: sql`now() - interval '2 minutes'`,
      tries: 1,
    };
    await database().update(webhookDeliveries).set(died);
    await deliver(row?.id ?? "");
    expect((await deliveriesOf(webhookId))[0]).toMatchObject({ state: "delivered", tries: 2 });
  });

  it("stops where the receiver is gone for good, and where the webhook is turned off", async () => {
    const { webhookId } = await add(["call.started"]);
    await makeSession(rep);
    await makeSession(rep);
    answer = { status: 410 };
    for (const { id } of await deliveriesOf(webhookId)) await deliver(id);
    expect((await deliveriesOf(webhookId)).map(({ state }) => state)).toEqual(["dead", "dead"]);
    expect(received).toHaveLength(1);
    expect(await getWebhook(admin, webhookId)).toMatchObject({ isEnabled: false });
    await expect(testWebhook({ actor: admin, input: { webhookId } })).rejects.toMatchObject({
      detail: { rule: "disabled" },
    });
    await changeWebhook({ actor: admin, input: { webhookId, isEnabled: true } });
    answer = { status: 200 };
    const tested = await testWebhook({ actor: admin, input: { webhookId } });
    expect(tested).toMatchObject({ state: "delivered", type: "webhook.test", callId: null });
  });
});

describe("a webhook", () => {
  it("signs with both secrets for a day after a rotation", async () => {
    const { webhookId, secret } = await add();
    const turned = await rotateWebhookSecret({ actor: admin, input: { webhookId } });
    expect(turned.secret).not.toBe(secret);
    await testWebhook({ actor: admin, input: { webhookId } });
    const [one] = received;
    if (!one) throw new Error("nothing came");
    verify(secret, one);
    verify(turned.secret, one);
    await database()
      .update(webhookEndpoints)
      .set({ previousUntil: new Date(0) });
    await testWebhook({ actor: admin, input: { webhookId } });
    const later = received[1];
    if (!later) throw new Error("nothing came");
    verify(turned.secret, later);
    expect(() => verify(secret, later)).toThrow();
    const [row] = await database().select().from(webhookEndpoints);
    expect(JSON.stringify(row)).not.toContain(turned.secret);
  });

  it("is an admin's, leads nowhere private, and goes with its log", async () => {
    await expect(
      addWebhook({ actor: rep, input: { name: "x", url, events: ["call.ended"] } }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const inside = { name: "x", url: "https://169.254.169.254/", events: ["call.ended" as const] };
    await expect(addWebhook({ actor: admin, input: inside })).rejects.toMatchObject({
      fields: { url: "address_not_public" },
    });
    const { webhookId } = await add();
    await makeSession(rep);
    expect((await listDeliveries(admin, { webhookId, limit: 1 })).items).toHaveLength(1);
    await expect(listDeliveries(rep, { webhookId, limit: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await removeWebhook({ actor: admin, input: { webhookId } });
    expect(await database().$count(webhookDeliveries)).toBe(0);
    await expect(getWebhook(admin, webhookId)).rejects.toMatchObject({ code: "not_found" });
  });
});
