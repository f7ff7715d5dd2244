import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callSteps, calls, restores, settings } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { runStep } from "@/lib/analysis/run-step";
import type { UserActor } from "@/lib/auth/actor";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { openRestore } from "@/lib/settings/restore-state";
import { setSetting } from "@/lib/settings/set-setting";
import { AnsweringServer, json } from "@/lib/telephony/voximplant/testing/answering-server";
import { claimAttempt } from "../dial/claim-attempt";
import { retryStep } from "../retry-step";
import { callRow, freshPhone, makeActor, makeAttempt, makeCall } from "../testing/test-calls";
import { settleRestore } from "./settle-restore";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});
const provider = new AnsweringServer();
let history: object[] | "broken" = [];
let rep: UserActor;
let admin: UserActor;

beforeAll(async () => {
  process.env.VOXIMPLANT_API_URL = await provider.listen();
  provider.answer = (received, response) => {
    const asked = received.form.get("call_session_history_custom_data");
    const id = received.form.get("call_session_history_id");
    if (received.path.endsWith("/GetAccountInfo")) {
      const result = { account_id: 1, active: true, balance: 5, currency: "USD" };
      return json(200, { result })(received, response);
    }
    if (history === "broken") return response.writeHead(502).end();
    const result = (history as Record<string, unknown>[]).filter(
      (session) =>
        (!asked || session.custom_data === asked) &&
        (!id || String(session.call_session_history_id) === id),
    );
    json(200, { result, count: result.length, timezone: "Etc/GMT" })(received, response);
  };
  rep = await makeActor();
  admin = await makeActor("admin");
});
afterAll(() => provider.close());

/** A backup of so many seconds ago, restored just now or, with `isLongAgo`, when every talk of then is over. */
async function restored(isLongAgo: boolean): Promise<void> {
  const restoredAt = new Date(Date.now() - (isLongAgo ? 3_600_000 : 0));
  await database()
    .insert(restores)
    .values({ backupAt: new Date(Date.now() - 3_700_000), restoredAt });
}

beforeEach(async () => {
  history = [];
  await database().delete(restores);
  await database().delete(settings);
});

let lastSession = 9000;
function session(phone: string, attemptId: string = randomUUID(), startedAt = new Date()) {
  lastSession += 1;
  const start = startedAt.toISOString().slice(0, 19).replace("T", " ");
  return {
    call_session_history_id: lastSession,
    start_date: start,
    duration: 20,
    finish_reason: "Normal termination",
    custom_data: attemptId,
    calls: [
      {
        call_id: lastSession,
        start_time: start,
        duration: 0,
        cost: 0.01,
        remote_number: phone.slice(1),
        successful: false,
        end_reason: "486 Busy here",
      },
    ],
  };
}

describe("after a restore", () => {
  it("a call that rang since the backup has its end and is not dialed again", async () => {
    const phone = freshPhone();
    const callId = await makeCall(rep, phone);
    const other = await makeCall(rep);
    await restored(true);
    history = [session(phone), session(freshPhone())];
    expect(await settleRestore()).toBe(true);
    expect(await callRow(callId)).toMatchObject({ status: "completed", outcome: "busy" });
    expect(await claimAttempt(callId, "any-gate")).toEqual({ kind: "nothing" });
    expect(await callRow(other)).toMatchObject({ status: "initiating" });
    expect(await openRestore()).toMatchObject({
      isSettled: true,
      found: { sessions: 2, calls: 1, plans: 0 },
    });
  });

  it("an attempt the backup knows is told how it ended, and its session is nobody else's", async () => {
    const { callId, attemptId } = await makeAttempt(rep);
    const { phone } = await callRow(callId);
    const again = await makeCall(rep, phone);
    await restored(true);
    history = [session(phone, attemptId)];
    expect(await settleRestore()).toBe(true);
    expect(await callRow(callId)).toMatchObject({ outcome: "busy" });
    expect(await callRow(again)).toMatchObject({ status: "initiating" });
  });

  it("waits until every session of before must be in the history", async () => {
    const phone = freshPhone();
    const callId = await makeCall(rep, phone);
    await restored(false);
    expect(await settleRestore()).toBe(false);
    history = [session(phone)];
    expect(await settleRestore()).toBe(false);
    expect(await callRow(callId)).toMatchObject({ outcome: "busy" });
    expect(await settleRestore()).toBe(false);
    expect(await openRestore()).toMatchObject({ isSettled: false, found: { calls: 1 } });
  });

  it("nothing is settled by a history that cannot be read", async () => {
    await restored(true);
    history = "broken";
    await expect(settleRestore()).rejects.toThrow();
    expect(await openRestore()).toMatchObject({ isSettled: false });
  });

  it("dialing goes on by a person's act, and not before everything is settled", async () => {
    await restored(true);
    const resume = () =>
      setSetting({ actor: admin, input: { key: "dialing", value: { paused: false } } });
    await expect(resume()).rejects.toMatchObject({ code: "conflict" });
    await settleRestore();
    await resume();
    expect(await openRestore()).toBeNull();
    const [row] = await database().select().from(restores);
    expect(row).toMatchObject({ resumedBy: admin.userId });
  });

  it("a message that may have gone out before waits for a person's word", async () => {
    const callId = await makeCall(rep);
    const then = new Date(Date.now() - 7_200_000);
    await database().update(calls).set({ createdAt: then }).where(eq(calls.id, callId));
    const idemKey = `${callId}:sms`;
    await database().insert(callSteps).values({ callId, step: "sms", idemKey });
    await restored(true);
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
