import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import {
  callCosts,
  callReadings,
  callSteps,
  calls,
  contactPhones,
  contacts,
  doNotCall,
} from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { callRow, makeActor, makeFinished } from "@/lib/calls/testing/test-calls";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { analyzeCall } from "./analyze-call";
import { analyzeCallJob, readCallAgainJob } from "./jobs";
import { readAgain } from "./read-again";
import { modelSays, modelText, Providers } from "./test-providers";

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

const step = async (callId: string, name = "reading") => {
  const [row] = await database()
    .select()
    .from(callSteps)
    .where(and(eq(callSteps.callId, callId), sql`${callSteps.step} = ${name}`));
  return row;
};
const readings = (callId: string) =>
  database()
    .select()
    .from(callReadings)
    .where(eq(callReadings.callId, callId))
    .orderBy(asc(callReadings.createdAt));
/** A step that waits for its next try is due now. */
const makeDue = (callId: string) =>
  database().update(callSteps).set({ nextAt: null }).where(eq(callSteps.callId, callId));

describe("reading a call", () => {
  it("stores what was said with model, tokens, price and turns", async () => {
    const callId = await makeFinished(rep);
    await analyzeCall(callId);
    const [reading] = await readings(callId);
    expect(reading).toMatchObject({
      isCurrent: true,
      outcome: "interested",
      model: "gpt-4.1-mini-2025-04-14",
      promptVersion: "reading-1",
      inputTokens: 1000,
      outputTokens: 500,
      costMicros: 1200,
      needsReview: false,
      citations: [{ field: "outcome", turns: [2] }],
    });
    expect(reading?.transcriptHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await callRow(callId)).toMatchObject({
      status: "preparing_followup",
      outcome: "interested",
      outcomeSource: "model",
    });
    expect(await step(callId)).toMatchObject({ state: "done", tries: 1 });
    const [cost] = await database().select().from(callCosts).where(eq(callCosts.callId, callId));
    expect(cost).toMatchObject({ component: "model", amountMicros: 1200, currency: "USD" });
  });

  it("sends the transcript as data, the orders constant, no tools", async () => {
    const callId = await makeFinished(rep);
    await analyzeCall(callId);
    const sent = JSON.parse(providers.of("/openai")[0]?.body ?? "{}");
    expect(sent.tools).toBeUndefined();
    expect(sent.text.format).toMatchObject({
      type: "json_schema",
      strict: true,
      name: "conversation_reading",
    });
    expect(sent.input).toHaveLength(2);
    expect(sent.input[0].content).not.toContain("Вам интересно?");
    expect(JSON.parse(sent.input[1].content)).toMatchObject({
      language: "ru",
      timezone: "Asia/Tashkent",
      turns: [
        { no: 1, speaker: "bot" },
        { no: 2, speaker: "callee", text: "Да, интересно." },
      ],
    });
  });

  it("does nothing the second time", async () => {
    const callId = await makeFinished(rep);
    await analyzeCallJob.run({ callId });
    await analyzeCallJob.run({ callId });
    expect(providers.of("/openai")).toHaveLength(1);
    expect(await readings(callId)).toHaveLength(1);
  });

  it("repairs an answer outside the schema once", async () => {
    const callId = await makeFinished(rep);
    providers.say("/openai", modelText('{"outcome":"sold"}'), modelSays());
    await analyzeCall(callId);
    expect(providers.of("/openai")).toHaveLength(2);
    expect(await readings(callId)).toMatchObject([
      { outcome: "interested", inputTokens: 2000, costMicros: 2400 },
    ]);
  });

  it("calls the rest unclear and asks for a person", async () => {
    const callId = await makeFinished(rep);
    providers.say("/openai", modelText("nonsense"));
    await analyzeCall(callId);
    expect(providers.of("/openai")).toHaveLength(2);
    expect(await readings(callId)).toMatchObject([
      { outcome: "unclear", needsReview: true, reviewReason: "outside_schema", raw: "nonsense" },
    ]);
    expect(await callRow(callId)).toMatchObject({
      outcome: "unclear",
      status: "preparing_followup",
    });
  });

  it("puts who asks not to be called on the list, in the same transaction", async () => {
    const callId = await makeFinished(rep);
    providers.say("/openai", modelSays({ outcome: "do_not_call", do_not_call: true }));
    await analyzeCall(callId);
    const { phone } = await callRow(callId);
    const listed = await database().select().from(doNotCall).where(eq(doNotCall.phone, phone));
    expect(listed).toMatchObject([{ source: "call", callId }]);
  });

  it("learns the language the person spoke", async () => {
    const callId = await makeFinished(rep);
    providers.say("/openai", modelSays({ language: "uz" }));
    await analyzeCall(callId);
    const { phone } = await callRow(callId);
    const [contact] = await database()
      .select({ language: contacts.language })
      .from(contacts)
      .innerJoin(contactPhones, eq(contactPhones.contactId, contacts.id))
      .where(eq(contactPhones.phone, phone));
    expect(contact?.language).toBe("uz");
  });
});

describe("a provider in trouble", () => {
  const error = (status: number, code: string | null = null) => ({
    status,
    json: { error: { message: "m", type: "t", param: null, code } },
  });

  it.each([
    ["429", error(429), "retry", "transient"],
    ["out of funds", error(429, "insufficient_quota"), "retry", "configuration"],
    ["500", error(500), "retry", "transient"],
    ["401", error(401), "retry", "configuration"],
    ["a lost answer", "cut", "retry", "transient"],
    ["400", error(400), "failed_final", "permanent"],
  ] as const)("%s", async (_name, said, state, errorClass) => {
    const callId = await makeFinished(rep);
    providers.say("/openai", said);
    await analyzeCall(callId);
    expect(await step(callId)).toMatchObject({ state, errorClass, tries: 1 });
    expect(providers.of("/openai")).toHaveLength(1);
    expect(await readings(callId)).toHaveLength(0);
  });

  it("passes: the next try reads", async () => {
    const callId = await makeFinished(rep);
    providers.say("/openai", error(503), modelSays());
    await analyzeCall(callId);
    await makeDue(callId);
    await analyzeCall(callId);
    expect(await step(callId)).toMatchObject({ state: "done", tries: 2 });
  });

  it("for good leaves the call unclear, and a later reading counts", async () => {
    const callId = await makeFinished(rep);
    providers.say("/openai", error(400));
    await analyzeCall(callId);
    expect(await callRow(callId)).toMatchObject({
      outcome: "unclear",
      status: "preparing_followup",
    });
    providers.reset();
    await readAgain({ actor: rep, input: { callId } });
    await analyzeCall(callId);
    expect(await callRow(callId)).toMatchObject({ outcome: "interested", outcomeSource: "model" });
  });
});

describe("reading again", () => {
  it("marks the newest, keeps the older, adds its cost, sends nothing", async () => {
    const callId = await makeFinished(rep);
    await analyzeCall(callId);
    await readAgain({ actor: rep, input: { callId } });
    providers.say("/openai", modelSays({ outcome: "not_interested", citations: [] }));
    await readCallAgainJob.run({ callId, requestedBy: rep.userId });
    expect(await readings(callId)).toMatchObject([
      { isCurrent: false, outcome: "interested" },
      { isCurrent: true, outcome: "not_interested", requestedBy: rep.userId },
    ]);
    expect((await callRow(callId)).outcome).toBe("not_interested");
    const [cost] = await database().select().from(callCosts).where(eq(callCosts.callId, callId));
    expect(cost?.amountMicros).toBe(2400);
    expect(providers.of("/sms")).toHaveLength(0);
    expect(await step(callId, "follow_up")).toMatchObject({ state: "planned", tries: 0 });
  });

  it("is refused to strangers", async () => {
    const callId = await makeFinished(rep);
    const stranger = await makeActor();
    await expect(readAgain({ actor: stranger, input: { callId } })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("two worlds", () => {
  it("a real person's words never go to the sandbox", async () => {
    const callId = await makeFinished(rep);
    await database().update(calls).set({ world: "real" }).where(eq(calls.id, callId));
    await analyzeCall(callId);
    expect(providers.of("/openai")).toHaveLength(0);
    expect(await step(callId)).toMatchObject({ state: "skipped", reason: "world_mismatch" });
    expect((await callRow(callId)).outcome).toBe("unclear");
  });
});
