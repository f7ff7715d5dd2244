import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import type { StepState } from "@/db/enums";
import { callSteps } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { makeActor, makeFinished } from "@/lib/calls/testing/test-calls";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { countOutbox, listOutbox } from "../queries";
import { decideOutboxItem } from "./decide";

const testDatabase = withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let rep: UserActor;
let stranger: UserActor;
beforeAll(async () => {
  rep = await makeActor();
  stranger = await makeActor();
});

async function stuck(state: StepState): Promise<string> {
  const callId = await makeFinished(rep);
  await database()
    .update(callSteps)
    .set({ state, tries: 1, error: "sms_ru: 207", errorClass: "permanent" })
    .where(and(eq(callSteps.callId, callId), eq(callSteps.step, "sms")));
  return callId;
}

async function stateOf(callId: string) {
  const [row] = await database()
    .select({ state: callSteps.state, reason: callSteps.reason })
    .from(callSteps)
    .where(and(eq(callSteps.callId, callId), eq(callSteps.step, "sms")));
  return row;
}

const decide = (actor: UserActor, callId: string, decision: "mark_sent" | "give_up") =>
  decideOutboxItem({ actor, input: { callId, kind: "sms", decision } });

it("shows people their own, and lets nobody settle what is not theirs", async () => {
  const callId = await stuck("unknown");
  expect(await listOutbox(rep, { limit: 10 })).toMatchObject([
    { callId, kind: "sms", state: "unknown", tries: 1 },
  ]);
  expect(await countOutbox(rep)).toEqual({ pending: 0, unknown: 1, dead: 0 });
  expect(await listOutbox(stranger, { limit: 10 })).toEqual([]);
  expect(await countOutbox(await makeActor("operator"))).toBeNull();
  await expect(decide(stranger, callId, "mark_sent")).rejects.toMatchObject({ code: "not_found" });
  await decide(rep, callId, "mark_sent");
  expect(await stateOf(callId)).toMatchObject({ state: "done" });
  await expect(decide(rep, callId, "give_up")).rejects.toMatchObject({ code: "conflict" });
  expect(await countOutbox(rep)).toEqual({ pending: 0, unknown: 0, dead: 0 });
});

it("keeps a trace of what was given up, and by whom", async () => {
  const callId = await stuck("failed_final");
  await decide(rep, callId, "give_up");
  expect(await stateOf(callId)).toEqual({ state: "skipped", reason: "given_up" });
  const [line] = await testDatabase.sql`
    select actor_id as who, detail from audit_log where action = 'outbox.give_up'`;
  expect(line).toEqual({ who: rep.userId, detail: { step: "sms", was: "failed_final" } });
});

it("leaves alone what is being sent at this moment", async () => {
  const callId = await stuck("sending");
  await database()
    .update(callSteps)
    .set({ startedAt: new Date() })
    .where(and(eq(callSteps.callId, callId), eq(callSteps.step, "sms")));
  await expect(decide(rep, callId, "give_up")).rejects.toMatchObject({ code: "conflict" });
});
