import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { restores, settings } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { openRestore } from "@/lib/settings/restore-state";
import { setSetting } from "@/lib/settings/set-setting";
import { claimAttempt } from "../dial/claim-attempt";
import { callRow, freshPhone, makeActor, makeAttempt, makeCall } from "../testing/test-calls";
import { settleRestore } from "./settle-restore";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});
const provider = createServer((request, response) => void answer(request, response));
let history: ReturnType<typeof session>[] | "broken" = [];
let rep: UserActor;
let admin: UserActor;

/** The provider's history: the sessions of the test, by the filters the product uses. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  if (history === "broken") return void response.writeHead(502).end();
  const attempt = form.get("call_session_history_custom_data");
  const id = form.get("call_session_history_id");
  const sessions = history.filter(
    (one) =>
      (!attempt || one.custom_data === attempt) && (!id || `${one.call_session_history_id}` === id),
  );
  const account = { account_id: 1, active: true, balance: 5, currency: "USD" };
  const result = request.url?.includes("/GetAccountInfo") ? account : sessions;
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ result }));
}

beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  process.env.VOXIMPLANT_API_URL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  rep = await makeActor();
  admin = await makeActor("admin");
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

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
});
