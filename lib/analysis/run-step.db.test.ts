import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callSteps, calls, restores } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { retryStep } from "@/lib/calls/retry-step";
import { makeActor, makeCall } from "@/lib/calls/testing/test-calls";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { runStep } from "./run-step";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

describe("after a restore", () => {
  it("a message that may have gone out before waits for a person's word", async () => {
    const rep = await makeActor();
    const callId = await makeCall(rep);
    const then = new Date(Date.now() - 7_200_000);
    await database().update(calls).set({ createdAt: then }).where(eq(calls.id, callId));
    const idemKey = `${callId}:sms`;
    await database().insert(callSteps).values({ callId, step: "sms", idemKey });
    await database()
      .insert(restores)
      .values({ backupAt: new Date(Date.now() - 3_600_000) });
    const sent: string[] = [];
    const send = () =>
      runStep(callId, "sms", async () => {
        sent.push(callId);
        return { result: { state: "done" } };
      });
    await send();
    expect(sent).toEqual([]);
    const [step] = await database().select().from(callSteps).where(eq(callSteps.callId, callId));
    expect(step).toMatchObject({ state: "unknown", error: "sent_before_restore" });
    await retryStep({ actor: rep, input: { callId, step: "sms" } });
    await send();
    expect(sent).toEqual([callId]);
  });
});
