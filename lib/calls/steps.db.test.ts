import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { STEPS, type Step } from "@/db/enums";
import { callEvents, callSteps } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { TimeOuts } from "@/lib/settings/schema";
import { correctOutcome } from "./correct-outcome";
import { findMisfolded } from "./fold/find-misfolded";
import { retryStep } from "./retry-step";
import {
  claimStep,
  markDeadMessagesUnknown,
  type StepResult,
  settleStep,
  storeReadingOutcome,
} from "./steps";
import { callRow, makeActor, makeFinished } from "./testing/test-calls";
import { moveStuckSteps } from "./watchdog/stuck-calls";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let rep: UserActor;
beforeAll(async () => {
  rep = await makeActor();
});

const settle = (callId: string, step: Step, result: StepResult) =>
  database().transaction((tx) => settleStep(tx, callId, step, result));

async function run(callId: string, step: Step, result: StepResult) {
  const claimed = await claimStep(callId, step);
  if (!claimed) throw new Error(`${step} could not be claimed`);
  await settle(callId, step, result);
}

const stepsOf = (callId: string) =>
  database().select().from(callSteps).where(eq(callSteps.callId, callId));
const jobsFor = async (name: string, callId: string) => {
  const [row] = await database().execute<{ n: number }>(
    sql`select count(*)::int as n from pgboss.job where name = ${name} and data->>'callId' = ${callId}`,
  );
  return row?.n ?? 0;
};

describe("steps", () => {
  it("follow one another up to completed, each claimed once", async () => {
    const callId = await makeFinished(rep);
    const statuses: string[] = [];
    for (const step of STEPS) {
      const claims = await Promise.all(Array.from({ length: 5 }, () => claimStep(callId, step)));
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      await settle(callId, step, { state: "done" });
      statuses.push((await callRow(callId)).status);
    }
    expect(statuses).toEqual(["preparing_followup", "sending_sms", "adding_to_crm", "completed"]);
    expect((await callRow(callId)).completedAt).not.toBeNull();
    expect(await findMisfolded([callId])).toEqual([]);
  });

  it("that failed for good let the call go on; retried alone they touch no other", async () => {
    const callId = await makeFinished(rep);
    await run(callId, "reading", { state: "done" });
    await run(callId, "follow_up", { state: "done" });
    await run(callId, "sms", {
      state: "failed_final",
      errorClass: "permanent",
      error: "number refused",
    });
    await run(callId, "crm", { state: "done" });
    expect((await callRow(callId)).status).toBe("completed");
    const before = await stepsOf(callId);

    await retryStep({ actor: rep, input: { callId, step: "sms" } });
    await run(callId, "sms", { state: "done", providerRef: "sms-1" });
    const after = await stepsOf(callId);
    for (const { step, tries } of before) {
      const now = after.find((row) => row.step === step);
      expect(now?.tries, step).toBe(step === "sms" ? tries + 1 : tries);
    }
    expect((await callRow(callId)).status).toBe("completed");
  });

  it("that are done cannot be retried", async () => {
    const callId = await makeFinished(rep);
    await run(callId, "reading", { state: "done" });
    await expect(retryStep({ actor: rep, input: { callId, step: "reading" } })).rejects.toThrow(
      new AppError("conflict"),
    );
  });

  it("are given up after eight tries", async () => {
    const callId = await makeFinished(rep);
    for (let no = 1; no <= 8; no++) {
      await run(callId, "reading", {
        state: "retry",
        errorClass: "transient",
        error: "429",
        afterSeconds: 0,
      });
    }
    const [reading] = (await stepsOf(callId)).filter(({ step }) => step === "reading");
    expect(reading).toMatchObject({ state: "failed_final", tries: 8 });
    expect(await callRow(callId)).toMatchObject({
      status: "preparing_followup",
      outcome: "unclear",
    });
  });

  it("a message whose run died is unknown, never sent again by itself", async () => {
    const callId = await makeFinished(rep);
    await run(callId, "reading", { state: "done" });
    await run(callId, "follow_up", { state: "done" });
    expect(await claimStep(callId, "sms")).not.toBeNull();
    await database()
      .update(callSteps)
      .set({ startedAt: sql`clock_timestamp() - interval '10 minutes'` })
      .where(sql`call_id = ${callId} and step = 'sms'`);
    expect(await claimStep(callId, "sms")).toBeNull();
    expect(await markDeadMessagesUnknown()).toBe(1);
    const [sms] = (await stepsOf(callId)).filter(({ step }) => step === "sms");
    expect(sms).toMatchObject({ state: "unknown", tries: 1 });
    expect((await callRow(callId)).status).toBe("adding_to_crm");
  });

  it("that nobody works on are given up by the watchdog after three times their limit", async () => {
    const callId = await makeFinished(rep);
    const age = (minutes: number) =>
      database().execute(sql`
        with s as (update call_steps set updated_at = now() - make_interval(mins => ${minutes}) where call_id = ${callId})
        update calls set status_at = now() - make_interval(mins => ${minutes}) where id = ${callId}`);
    await age(11);
    await moveStuckSteps(TimeOuts.parse({}));
    expect(await jobsFor("analyze-call", callId)).toBe(2);
    expect((await callRow(callId)).status).toBe("analyzing");
    await age(31);
    await moveStuckSteps(TimeOuts.parse({}));
    expect(await callRow(callId)).toMatchObject({
      status: "preparing_followup",
      outcome: "unclear",
    });
  });
});

describe("a person's correction", () => {
  it("counts, stays against later readings, and leaves the model's beside it", async () => {
    const callId = await makeFinished(rep);
    await run(callId, "reading", { state: "done" });
    const read = (readingId: string, outcome: "interested" | "not_interested") =>
      database().transaction((tx) =>
        storeReadingOutcome(tx, callId, { readingId, outcome, needsReview: false }),
      );
    await read("r-1", "interested");
    await correctOutcome({ actor: rep, input: { callId, outcome: "callback" } });
    await read("r-2", "not_interested");
    expect(await callRow(callId)).toMatchObject({
      outcome: "callback",
      outcomeSource: "person",
      correctedOutcome: "callback",
      correctedBy: rep.userId,
    });
    const events = await database()
      .select()
      .from(callEvents)
      .where(sql`call_id = ${callId} and type = 'reading_stored'`)
      .orderBy(callEvents.no);
    expect(events.map(({ data }) => data.outcome)).toEqual(["interested", "not_interested"]);
  });

  it("takes back that a machine talked", async () => {
    const callId = await makeFinished(rep);
    await run(callId, "reading", { state: "done" });
    await correctOutcome({ actor: rep, input: { callId, outcome: "voicemail" } });
    expect((await callRow(callId)).talked).toBe(false);
  });
});
