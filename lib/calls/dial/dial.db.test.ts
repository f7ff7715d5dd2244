import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callAttempts, calls, doNotCall } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import { AppError } from "@/lib/platform/errors";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { TimeOuts } from "@/lib/settings/schema";
import { setSetting } from "@/lib/settings/set-setting";
import { hangUpCall } from "../hang-up-call";
import { StartCallInput } from "../schema";
import { startCall } from "../start-call";
import {
  attemptRow,
  callRow,
  freshPhone,
  GATE,
  makeActor,
  makeAttempt,
  makeCall,
  makeSession,
  permit,
} from "../testing/test-calls";
import { giveUpUnpermitted } from "../watchdog/stuck-attempts";
import { claimAttempt } from "./claim-attempt";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const SYSTEM = { kind: "system", name: "cli" } as const;
const dialing = (value: Parameters<typeof setSetting<"dialing">>[0]["input"]["value"]) =>
  setSetting({ actor: SYSTEM, input: { key: "dialing", value } });

let rep: UserActor;

beforeAll(async () => {
  rep = await makeActor();
});

beforeEach(async () => {
  await dialing({
    paused: false,
    maxConcurrentCalls: 200,
    callsPerMinute: 600,
    attemptsPerNumberDay: 10,
  });
});

const wants = (input: Partial<StartCallInput>) =>
  StartCallInput.parse({ phone: freshPhone(), language: "ru", confirm: true, ...input });

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "nothing",
    (error: unknown) =>
      error instanceof AppError
        ? `${error.code} ${error.detail?.rule ?? ""}`.trim()
        : String(error),
  );

describe("starting a call", () => {
  it("makes one call of a form sent many times at once", async () => {
    const input = wants({ idempotencyKey: "form-0001" });
    const started = await Promise.all(
      Array.from({ length: 8 }, () => startCall({ actor: rep, input })),
    );
    expect(new Set(started.map(({ callId }) => callId)).size).toBe(1);
    expect(started.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [jobs] = await database().execute<{ n: number }>(
      sql`select count(*)::int as n from pgboss.job where name = 'dial-call' and data->>'callId' = ${started[0]?.callId ?? ""}`,
    );
    expect(jobs?.n).toBe(1);
  });

  it("refuses a known key with another request", async () => {
    await startCall({ actor: rep, input: wants({ idempotencyKey: "form-0002" }) });
    expect(
      await codeOf(startCall({ actor: rep, input: wants({ idempotencyKey: "form-0002" }) })),
    ).toBe("idempotency_mismatch");
  });

  it("keeps keys of different people apart", async () => {
    const other = await makeActor();
    const mine = await startCall({ actor: rep, input: wants({ idempotencyKey: "form-0003" }) });
    const theirs = await startCall({ actor: other, input: wants({ idempotencyKey: "form-0003" }) });
    expect(theirs.callId).not.toBe(mine.callId);
  });

  it.each([
    ["+7 940 123 45 67 00", "invalid_input"],
    ["+881 6 3141 5926", "call_blocked forbidden_prefix"],
    ["+1 900 555 0199", "call_blocked forbidden_prefix"],
    ["sip:me@example.com", "invalid_input"],
    ["٠٩٠١٢٣٤٥٦٧", "invalid_input"],
  ])("does not dial %s", async (phone, code) => {
    const refused = await codeOf(startCall({ actor: rep, input: wants({ phone }) }));
    expect(refused).toBe(code);
    expect(await database().select().from(calls).where(eq(calls.phone, phone))).toEqual([]);
  });

  it("does not dial a number of the do-not-call list, however it is written", async () => {
    const phone = freshPhone();
    await database().transaction((tx) =>
      addToDoNotCall(tx, { phone, reason: "asked", source: "admin" }),
    );
    await database().update(doNotCall).set({ phone: null });
    for (const typed of [
      phone,
      phone.slice(1),
      `00${phone.slice(1)}`,
      `+998 (90) ${phone.slice(6, 9)}-${phone.slice(9)}`,
    ]) {
      expect(await codeOf(startCall({ actor: rep, input: wants({ phone: typed }) }))).toBe(
        "call_blocked do_not_call",
      );
    }
  });

  it("counts attempts on a number, whoever calls", async () => {
    await dialing({ attemptsPerNumberDay: 2 });
    const phone = freshPhone();
    for (const no of [1, 2])
      expect((await claimAttempt(await makeCall(rep, phone), `${GATE}-cap-${no}`)).kind).toBe(
        "claimed",
      );
    expect(await codeOf(startCall({ actor: await makeActor(), input: wants({ phone }) }))).toBe(
      "call_blocked attempt_cap",
    );
  });

  it("is not for operators", async () => {
    expect(await codeOf(startCall({ actor: await makeActor("operator"), input: wants({}) }))).toBe(
      "forbidden",
    );
  });
});

describe("claiming an attempt", () => {
  it("never takes more slots than there are, whoever races", async () => {
    await dialing({ maxConcurrentCalls: 3 });
    const ids = await Promise.all(Array.from({ length: 12 }, () => makeCall(rep)));
    const claims = await Promise.all(ids.map((id) => claimAttempt(id, "narrow-gate")));
    expect(claims.filter(({ kind }) => kind === "claimed")).toHaveLength(3);
    expect(claims.filter(({ kind }) => kind === "wait")).toHaveLength(9);
  });

  it("waits however long a slot is taken: time frees none", async () => {
    await dialing({ maxConcurrentCalls: 1 });
    const [first = "", second = ""] = [await makeCall(rep), await makeCall(rep)];
    expect((await claimAttempt(first, "old-gate")).kind).toBe("claimed");
    await database()
      .update(callAttempts)
      .set({ dialStartedAt: sql`clock_timestamp() - interval '3 hours'` })
      .where(eq(callAttempts.callId, first));
    expect((await claimAttempt(second, "old-gate")).kind).toBe("wait");
  });

  it("gives one call one open attempt", async () => {
    const callId = await makeCall(rep);
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => claimAttempt(callId, "one-call-gate")),
    );
    expect(claims.filter(({ kind }) => kind === "claimed")).toHaveLength(1);
  });

  it("keeps the pace of a minute", async () => {
    await dialing({ callsPerMinute: 2 });
    const ids = await Promise.all(Array.from({ length: 4 }, () => makeCall(rep)));
    for (const id of ids) await claimAttempt(id, "slow-gate");
    const taken = await database()
      .select()
      .from(callAttempts)
      .where(eq(callAttempts.gate, "slow-gate"));
    expect(taken).toHaveLength(2);
  });

  it("waits while dialling is paused", async () => {
    const callId = await makeCall(rep);
    await dialing({ paused: true });
    expect((await claimAttempt(callId, GATE)).kind).toBe("wait");
  });
});

describe("the permit", () => {
  it("is given to one session, and to that one again", async () => {
    const { attemptId } = await makeAttempt(rep);
    expect((await permit(attemptId, "1001")).go).toBe(true);
    expect((await permit(attemptId, "1001")).go).toBe(true);
    expect(await permit(attemptId, "1002")).toEqual({ go: false, reason: "attempt_is_over" });
    expect((await attemptRow(attemptId)).sessionId).toBe("1001");
  });

  it("is given to one of many sessions that ask at once", async () => {
    const { attemptId } = await makeAttempt(rep);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => permit(attemptId, String(2000 + index))),
    );
    expect(answers.filter(({ go }) => go)).toHaveLength(1);
  });

  it("is refused for an attempt nobody made", async () => {
    expect(await permit("00000000-0000-4000-8000-000000000000", "1")).toEqual({
      go: false,
      reason: "unknown_attempt",
    });
  });

  it("is refused once the person is on the do-not-call list, and the call ends", async () => {
    const { callId, attemptId } = await makeAttempt(rep);
    const { phone } = await callRow(callId);
    await database().transaction((tx) =>
      addToDoNotCall(tx, { phone, reason: "asked", source: "admin" }),
    );
    expect(await permit(attemptId, "3001")).toEqual({ go: false, reason: "do_not_call" });
    expect(await callRow(callId)).toMatchObject({
      status: "failed",
      outcome: "failed",
      permittedAt: null,
    });
    expect((await attemptRow(attemptId)).slotFreeAt).not.toBeNull();
  });

  it("is refused while dialling is paused", async () => {
    const { attemptId } = await makeAttempt(rep);
    await dialing({ paused: true });
    expect(await permit(attemptId, "3002")).toEqual({ go: false, reason: "paused" });
  });

  it("is refused after the rep hung up, which cancels the call", async () => {
    const { callId, attemptId } = await makeAttempt(rep);
    expect(await hangUpCall({ actor: rep, input: { callId } })).toEqual({ result: "canceled" });
    expect((await callRow(callId)).status).toBe("canceled");
    expect((await permit(attemptId, "3003")).go).toBe(false);
  });

  it("holds the slot until the call is over", async () => {
    const { attemptId } = await makeSession(rep);
    expect((await attemptRow(attemptId)).slotFreeAt).toBeNull();
  });
});

describe("an attempt nobody asks a permit for", () => {
  const timeOuts = TimeOuts.parse({});
  const age = (attemptId: string) =>
    database()
      .update(callAttempts)
      .set({ dialStartedAt: sql`clock_timestamp() - interval '61 seconds'` })
      .where(eq(callAttempts.id, attemptId));

  it("is given up and redone once; then the call has failed, and late sessions stay refused", async () => {
    const { callId, attemptId } = await makeAttempt(rep);
    await age(attemptId);
    await giveUpUnpermitted(timeOuts);
    expect(await attemptRow(attemptId)).toMatchObject({ state: "abandoned" });
    expect((await callRow(callId)).status).toBe("initiating");
    expect((await permit(attemptId, "4001")).go).toBe(false);

    const second = await claimAttempt(callId, `${GATE}-${callId}`);
    if (second.kind !== "claimed") throw new Error("the second attempt was not claimed");
    expect(second.no).toBe(2);
    await age(second.attemptId);
    await giveUpUnpermitted(timeOuts);
    expect(await callRow(callId)).toMatchObject({ status: "failed", outcome: "failed" });
    expect((await claimAttempt(callId, `${GATE}-${callId}`)).kind).toBe("nothing");
  });
});

it("shows a stranger nothing: a foreign call is a missing one", async () => {
  const { callId } = await makeAttempt(rep);
  const stranger = await makeActor();
  expect(await codeOf(hangUpCall({ actor: stranger, input: { callId } }))).toBe("not_found");
});
