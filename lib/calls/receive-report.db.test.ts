import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import type { Step } from "@/db/enums";
import { callSteps } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { receiveReport } from "./receive-report";
import { claimStep, type StepResult, settleStep, storeReadingOutcome } from "./steps";
import {
  attemptRow,
  callRow,
  makeActor,
  makeSession,
  reportOf,
  talkEnded,
} from "./testing/test-calls";
import { passVerdict } from "./watchdog/stuck-attempts";

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

describe("reports of a session", () => {
  it("move the call on and free its slot at the end", async () => {
    const session = await makeSession(rep);
    await receiveReport(reportOf(session, 1, "Ringing", { ringingAt: "2026-01-15T10:00:02.000Z" }));
    expect((await callRow(session.callId)).status).toBe("calling");
    await receiveReport(talkEnded(session));
    expect(await callRow(session.callId)).toMatchObject({
      status: "analyzing",
      calleeTurns: 1,
      talked: true,
      talkSeconds: 25,
    });
    expect(await attemptRow(session.attemptId)).toMatchObject({ state: "ended" });
    expect((await attemptRow(session.attemptId)).slotFreeAt).not.toBeNull();
    expect((await stepsOf(session.callId)).map(({ state }) => state)).toEqual([
      "planned",
      "planned",
      "planned",
      "planned",
    ]);
  });

  it("change nothing when repeated, also many at once", async () => {
    const session = await makeSession(rep);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => receiveReport(talkEnded(session))),
    );
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await jobsFor("analyze-call", session.callId)).toBe(1);
  });

  it("are refused from a session without the permit", async () => {
    const session = await makeSession(rep);
    const foreign = talkEnded({ ...session, sessionId: "999999" });
    await expect(receiveReport(foreign)).rejects.toThrow(new AppError("unauthorized"));
    expect((await callRow(session.callId)).status).toBe("calling");
  });

  it("repair each other: the last alone is enough", async () => {
    const session = await makeSession(rep);
    await receiveReport(talkEnded(session, 7));
    await receiveReport(reportOf(session, 1, "Ringing"));
    expect(await callRow(session.callId)).toMatchObject({ status: "analyzing", calleeTurns: 1 });
  });

  it("keep the newest wording of the talk, whatever comes late", async () => {
    const session = await makeSession(rep);
    const spoken = (...texts: string[]) =>
      texts.map((text, index) => ({
        no: index + 1,
        speaker: index % 2 === 0 ? ("bot" as const) : ("callee" as const),
        text,
        startMs: index * 1000,
        endMs: index * 1000 + 800,
        interrupted: false,
        latencyMs: null,
      }));
    await receiveReport(
      reportOf(session, 4, "Progress", {}, spoken("Здравствуйте!", "Да, слушаю")),
    );
    await receiveReport(reportOf(session, 2, "Progress", {}, spoken("Здравств", "Да", "обрывок")));
    await receiveReport(
      reportOf(session, 3, "Progress", {}, spoken("Здравствуйте", "Да", "другое")),
    );
    const texts = async () =>
      (
        await database().execute<{ text: string }>(
          sql`select text from call_turns where call_id = ${session.callId} order by turn_no`,
        )
      ).map(({ text }) => text);
    expect(await texts()).toEqual(["Здравствуйте!", "Да, слушаю"]);
    await receiveReport(reportOf(session, 5, "Progress", {}, spoken("Здравствуйте!")));
    expect(await texts()).toEqual(["Здравствуйте!"]);
  });

  const BUSY = {
    endedAt: "2026-01-15T10:00:09.000Z",
    endedBy: "carrier",
    endCode: 486,
    carrierOutcome: "busy",
    final: true,
  } as const;

  it("of an unanswered call end it with its outcome and nothing to do", async () => {
    const session = await makeSession(rep);
    await receiveReport(reportOf(session, 1, "Failed", BUSY));
    expect(await callRow(session.callId)).toMatchObject({
      status: "completed",
      outcome: "busy",
      talked: false,
    });
    expect(
      (await stepsOf(session.callId)).map(({ state, reason }) => `${state} ${reason}`),
    ).toEqual(Array(4).fill("skipped nobody_talked"));
  });

  it("of what the carrier said beat a watchdog's guess", async () => {
    const session = await makeSession(rep);
    await passVerdict(session.callId, session.attemptId, "timed_out", "no end was reported");
    await receiveReport(reportOf(session, 1, "Failed", BUSY));
    expect(await callRow(session.callId)).toMatchObject({
      outcome: "busy",
      outcomeSource: "carrier",
      endCode: 486,
    });
  });

  it("correct a watchdog's guess, are read, and send nothing any more", async () => {
    const session = await makeSession(rep);
    await passVerdict(session.callId, session.attemptId, "timed_out", "no end was reported");
    expect(await callRow(session.callId)).toMatchObject({ status: "failed", outcome: "failed" });
    await receiveReport(talkEnded(session));
    expect((await callRow(session.callId)).status).toBe("failed");
    await run(session.callId, "reading", { state: "done" });
    await database().transaction((tx) =>
      storeReadingOutcome(tx, session.callId, {
        readingId: "r-late",
        outcome: "interested",
        needsReview: false,
      }),
    );
    expect(await callRow(session.callId)).toMatchObject({
      status: "failed",
      outcome: "interested",
      outcomeSource: "model",
    });
    expect(await claimStep(session.callId, "sms")).toBeNull();
    expect(await jobsFor("send-message", session.callId)).toBe(0);
  });
});
