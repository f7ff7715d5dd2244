import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callBacks, callSteps, calls, callTurns, contacts } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { analyzeCall } from "@/lib/analysis/analyze-call";
import { readAgain } from "@/lib/analysis/read-again";
import { modelSays, Providers, type Said } from "@/lib/analysis/test-providers";
import type { UserActor } from "@/lib/auth/actor";
import { retryStep } from "@/lib/calls/retry-step";
import { callRow, makeActor, makeFinished } from "@/lib/calls/testing/test-calls";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import { getContact, listCallBacks, listContacts } from "@/lib/contacts/queries";
import { env } from "@/lib/env";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { prepareFollowUp } from "./steps/prepare-follow-up";
import { pushToCrm } from "./steps/push-to-crm";
import { sendFollowUpSms } from "./steps/send-sms";

const providers = new Providers();
beforeAll(async () => {
  Object.assign(process.env, await providers.start());
});
withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});
afterAll(() => providers.stop());

let rep: UserActor;
beforeAll(async () => {
  rep = await makeActor();
});
beforeEach(() => providers.reset());

async function stepsOf(callId: string) {
  const rows = await database().select().from(callSteps).where(eq(callSteps.callId, callId));
  return Object.fromEntries(rows.map((row) => [row.step, row]));
}
const makeDue = (callId: string) =>
  database().update(callSteps).set({ nextAt: null }).where(eq(callSteps.callId, callId));

async function runAll(callId: string): Promise<void> {
  await analyzeCall(callId);
  await prepareFollowUp(callId);
  await sendFollowUpSms(callId);
  await pushToCrm(callId);
}

const smsTexts = () =>
  providers.of("/sms").map(({ body }) => new URLSearchParams(body).get("msg") ?? "");
const smsError = (code: number): Said => ({
  status: 200,
  json: { status: "ERROR", status_code: code },
});

describe("a call that went well", () => {
  it("ends with one message, its link, a lead, and completed", async () => {
    const callId = await makeFinished(rep);
    await runAll(callId);
    const call = await callRow(callId);
    expect(call).toMatchObject({
      status: "completed",
      outcome: "interested",
      crmStatus: "added",
      telegramLinkSent: true,
    });
    expect(smsTexts()).toHaveLength(1);
    expect(smsTexts()[0]).toMatch(
      /^Ждём вас завтра\.\nПодробнее и вопросы: https:\/\/t\.me\/halo_bot\?start=[\w-]{32}$/,
    );
    const steps = await stepsOf(callId);
    expect(steps.sms).toMatchObject({ state: "done", providerRef: "s-1", tries: 1 });
    expect(steps.crm).toMatchObject({ state: "done", providerRef: "d-1" });
    const [contact] = await database()
      .select()
      .from(contacts)
      .where(eq(contacts.id, call.contactId ?? ""));
    expect(contact).toMatchObject({
      crmStatus: "added",
      crmContactRef: "c-1",
      crmDealRef: "d-1",
      language: "ru",
    });
  });

  it("does everything once, however often it is run", async () => {
    const callId = await makeFinished(rep);
    await runAll(callId);
    await runAll(callId);
    await Promise.all([runAll(callId), runAll(callId)]);
    expect(providers.of("/sms")).toHaveLength(1);
    expect(providers.of("/hubspot").filter(({ path }) => !path.endsWith("search"))).toHaveLength(2);
  });
});

it("of more calls at once than there are connections do not wait for each other", async () => {
  const callIds: string[] = [];
  while (callIds.length < 2 * env().DATABASE_POOL) callIds.push(await makeFinished(rep));
  for (const callId of callIds) await analyzeCall(callId);
  await Promise.all(callIds.map(prepareFollowUp));
  for (const callId of callIds)
    expect(await stepsOf(callId)).toMatchObject({ follow_up: { state: "done", tries: 1 } });
});

describe("by outcome", () => {
  it("a call-back is a promise with a time, its status waits for a person", async () => {
    const callId = await makeFinished(rep);
    const at = "2026-01-16T15:00:00+05:00";
    providers.say("/openai", modelSays({ outcome: "callback", callback_at: at }));
    await runAll(callId);
    expect(await callRow(callId)).toMatchObject({ status: "completed", crmStatus: "pending" });
    const [promise] = await database().select().from(callBacks).where(eq(callBacks.callId, callId));
    expect(promise).toMatchObject({ ownerId: rep.userId, dueAt: new Date(at) });
    expect((await listCallBacks(rep)).map((one) => one.callId)).toContain(callId);
    expect(providers.of("/hubspot/crm/v3/objects/deals")).toHaveLength(0);
  });

  it("a consent the words deny waits for a person: no message, no lead", async () => {
    const callId = await makeFinished(rep);
    await database()
      .update(callTurns)
      .set({ text: "Нет, мне не нужно, спасибо." })
      .where(and(eq(callTurns.callId, callId), eq(callTurns.speaker, "callee")));
    await runAll(callId);
    expect(await callRow(callId)).toMatchObject({ outcome: "interested", crmStatus: "pending" });
    expect((await stepsOf(callId)).sms).toMatchObject({ state: "skipped", reason: "needs_review" });
    expect(providers.of("/hubspot/crm/v3/objects/deals")).toHaveLength(0);
  });

  it("a refusal sends and adds nothing", async () => {
    const callId = await makeFinished(rep);
    providers.say(
      "/openai",
      modelSays({ outcome: "not_interested", follow_up_message: "Купите!" }),
    );
    await runAll(callId);
    expect(await callRow(callId)).toMatchObject({
      status: "completed",
      crmStatus: "not_created",
      telegramLinkSent: false,
    });
    expect(await stepsOf(callId)).toMatchObject({
      follow_up: { state: "skipped", reason: "not_due" },
      sms: { state: "skipped", reason: "not_due" },
      crm: { state: "skipped", reason: "nothing_to_add" },
    });
    expect([...providers.of("/sms"), ...providers.of("/hubspot")]).toEqual([]);
  });

  it("who asked to be left alone gets nothing, also between writing and sending", async () => {
    const callId = await makeFinished(rep);
    await analyzeCall(callId);
    await prepareFollowUp(callId);
    const { phone } = await callRow(callId);
    await database().transaction((tx) =>
      addToDoNotCall(tx, { phone, reason: "asked", source: "operator" }),
    );
    await sendFollowUpSms(callId);
    expect((await stepsOf(callId)).sms).toMatchObject({ state: "skipped", reason: "suppressed" });
    expect(providers.of("/sms")).toEqual([]);
  });
});

describe("a gateway in trouble", () => {
  it("a lost answer is unknown, never sent again by itself; the call goes on", async () => {
    const callId = await makeFinished(rep);
    providers.say("/sms", "cut");
    await runAll(callId);
    await makeDue(callId);
    await sendFollowUpSms(callId);
    expect((await stepsOf(callId)).sms).toMatchObject({
      state: "unknown",
      errorClass: "ambiguous",
      tries: 1,
    });
    expect(providers.of("/sms")).toHaveLength(1);
    expect(await callRow(callId)).toMatchObject({
      status: "completed",
      crmStatus: "added",
      telegramLinkSent: false,
    });
  });

  it("a refusal for now is tried again with the same bytes", async () => {
    const callId = await makeFinished(rep);
    providers.say("/sms", smsError(220), { status: 429, json: {} });
    await runAll(callId);
    await makeDue(callId);
    await sendFollowUpSms(callId);
    providers.reset();
    await makeDue(callId);
    const before = (await stepsOf(callId)).sms;
    expect(before).toMatchObject({ state: "retry", tries: 2 });
    await sendFollowUpSms(callId);
    expect((await stepsOf(callId)).sms).toMatchObject({ state: "done", tries: 3 });
    expect(smsTexts()).toEqual([before?.payload?.text]);
  });

  it("a refusal for good can be repeated alone by a person", async () => {
    const callId = await makeFinished(rep);
    providers.say("/sms", smsError(202));
    await runAll(callId);
    const before = await stepsOf(callId);
    expect(before.sms).toMatchObject({
      state: "failed_final",
      errorClass: "permanent",
      error: "sms_ru: 202",
    });
    providers.reset();
    await retryStep({ actor: rep, input: { callId, step: "sms" } });
    await sendFollowUpSms(callId);
    const after = await stepsOf(callId);
    expect(after.sms).toMatchObject({ state: "done", tries: 2 });
    for (const name of ["reading", "follow_up", "crm"])
      expect(after[name]?.tries).toBe(before[name]?.tries);
    expect(providers.of("/sms")).toHaveLength(1);
    expect(await callRow(callId)).toMatchObject({ status: "completed", telegramLinkSent: true });
  });

  it("a CRM that lost its answer is searched before anything is made again", async () => {
    const callId = await makeFinished(rep);
    providers.say("/hubspot/crm/v3/objects/deals", "cut");
    await runAll(callId);
    expect((await stepsOf(callId)).crm).toMatchObject({ state: "retry", errorClass: "transient" });
    expect(await callRow(callId)).toMatchObject({ status: "adding_to_crm", crmStatus: "pending" });
    providers.say("/hubspot/crm/v3/objects/deals/search", {
      status: 200,
      json: { results: [{ id: "d-9" }] },
    });
    await makeDue(callId);
    await pushToCrm(callId);
    expect((await stepsOf(callId)).crm).toMatchObject({ state: "done", providerRef: "d-9" });
    expect(await callRow(callId)).toMatchObject({ status: "completed", crmStatus: "added" });
    expect(
      providers.of("/hubspot/crm/v3/objects/deals").filter(({ path }) => !path.endsWith("search")),
    ).toHaveLength(1);
  });
});

describe("a reading that failed for good", () => {
  it("lets the call end, and its follow-up happens once when it is read at last", async () => {
    const callId = await makeFinished(rep);
    providers.say("/openai", { status: 400, json: { error: { message: "m" } } });
    await runAll(callId);
    expect(await callRow(callId)).toMatchObject({
      status: "completed",
      outcome: "unclear",
      crmStatus: "not_created",
    });
    expect(providers.of("/sms")).toEqual([]);
    providers.reset();
    await readAgain({ actor: rep, input: { callId } });
    await runAll(callId);
    await runAll(callId);
    expect(await callRow(callId)).toMatchObject({
      status: "completed",
      outcome: "interested",
      crmStatus: "added",
    });
    expect(providers.of("/sms")).toHaveLength(1);
  });
});

describe("two worlds", () => {
  it("nothing of a real call reaches the sandbox", async () => {
    const callId = await makeFinished(rep);
    await analyzeCall(callId);
    await database().update(calls).set({ world: "real" }).where(eq(calls.id, callId));
    await prepareFollowUp(callId);
    await sendFollowUpSms(callId);
    await pushToCrm(callId);
    const steps = await stepsOf(callId);
    expect(steps.sms).toMatchObject({ state: "skipped", reason: "world_mismatch" });
    expect(steps.sms?.payload?.telegramTokenHash).toBeNull();
    expect(steps.crm).toMatchObject({ state: "done", providerRef: null });
    expect([...providers.of("/sms"), ...providers.of("/hubspot")]).toEqual([]);
  });
});

describe("clients", () => {
  it("are found by number, seen by their own, hidden from strangers", async () => {
    const callId = await makeFinished(rep);
    const { phone, contactId } = await callRow(callId);
    const found = await listContacts(rep, { search: phone.slice(-7) });
    expect(found.items).toMatchObject([{ id: contactId, phone, callCount: 1 }]);
    expect(await getContact(rep, contactId ?? "")).toMatchObject({
      phones: [phone],
      calls: [{ id: callId, outcome: null }],
      callBacks: [],
    });
    const stranger = await makeActor();
    expect((await listContacts(stranger, {})).items).toEqual([]);
    await expect(getContact(stranger, contactId ?? "")).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await listContacts(await makeActor("admin"), { limit: 2 })).nextCursor).not.toBeNull();
  });
});
