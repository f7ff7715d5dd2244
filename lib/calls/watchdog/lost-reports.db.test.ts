import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callEvents, callSteps, callTurns } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { TimeOuts } from "@/lib/settings/schema";
import type { HistoryFacts, ReportedTurn } from "@/lib/telephony/ports";
import { findMisfolded } from "../fold/find-misfolded";
import { receiveReport } from "../receive-report";
import { claimStep, settleStep } from "../steps";
import {
  attemptRow,
  callRow,
  makeActor,
  makeFinished,
  makeSession,
  reportOf,
  TURNS,
  talkEnded,
} from "../testing/test-calls";
import { foldHistory } from "./settle-attempts";
import { moveStuckSteps, redialOrGiveUp } from "./stuck-calls";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let rep: UserActor;
beforeAll(async () => {
  rep = await makeActor();
});

type Session = Awaited<ReturnType<typeof makeSession>>;

const ANSWERED_AT = "2026-01-15T10:00:05.000Z";
const [asked, agreed] = TURNS as [ReportedTurn, ReportedTurn];
const WHOLE: ReportedTurn[] = [
  { ...asked, text: "Вам интересно" },
  { ...agreed, text: "да" },
  { ...asked, no: 3, text: "Отправить вам сообщение", startMs: 3000, endMs: 4000 },
  { ...agreed, no: 4, text: "нет я передумал", startMs: 5000, endMs: 6000 },
];

async function fold(session: Session, facts: Partial<HistoryFacts>): Promise<void> {
  await foldHistory(await attemptRow(session.attemptId), {
    sessionId: session.sessionId,
    finished: true,
    finishReason: "Normal termination",
    startedAt: "2026-01-15T10:00:00.000Z",
    answeredAt: ANSWERED_AT,
    endedAt: "2026-01-15T10:00:30.000Z",
    endCode: 200,
    endReason: "200 Normal call clearing",
    endedBy: null,
    connected: true,
    carrierOutcome: null,
    talkSeconds: 25,
    recordingUrl: null,
    recordingSeconds: null,
    costs: [],
    currency: "USD",
    turns: null,
    transcriptPending: false,
    logUrl: null,
    ...facts,
  });
}

/** A talk of which only its first half was reported. */
async function makeHalfReported(): Promise<Session> {
  const session = await makeSession(rep);
  await receiveReport(reportOf(session, 2, "Progress", { answeredAt: ANSWERED_AT }, TURNS));
  return session;
}

const textsOf = async (callId: string) =>
  (
    await database()
      .select({ text: callTurns.text })
      .from(callTurns)
      .where(eq(callTurns.callId, callId))
      .orderBy(callTurns.turnNo)
  ).map(({ text }) => text);
const words = (turns: ReportedTurn[]) => turns.map(({ text }) => text);

describe("a talk whose later reports were lost", () => {
  it("is read only once the history has its transcript, and whole", async () => {
    const session = await makeHalfReported();
    await fold(session, { transcriptPending: true });
    expect((await callRow(session.callId)).status).toBe("calling");
    await fold(session, { turns: WHOLE });
    expect(await callRow(session.callId)).toMatchObject({ status: "analyzing", calleeTurns: 2 });
    expect(await textsOf(session.callId)).toEqual(words(WHOLE));
    expect(await findMisfolded([session.callId])).toEqual([]);
  });

  it("is a voicemail where the session's log says so, whatever the machine was heard to say", async () => {
    const session = await makeSession(rep);
    await fold(session, { endedBy: "voicemail", turns: WHOLE });
    expect(await callRow(session.callId)).toMatchObject({
      status: "completed",
      outcome: "voicemail",
      endedBy: "voicemail",
      talked: false,
    });
    expect(await findMisfolded([session.callId])).toEqual([]);
  });

  it("keeps the history's words against reports from its middle, and gives them up for the last one", async () => {
    const session = await makeHalfReported();
    await fold(session, { turns: WHOLE });
    await receiveReport(reportOf(session, 3, "Progress", { answeredAt: ANSWERED_AT }, TURNS));
    expect(await textsOf(session.callId)).toEqual(words(WHOLE));
    await receiveReport(talkEnded(session, 4));
    expect(await textsOf(session.callId)).toEqual(words(TURNS));
    await fold(session, { turns: WHOLE, recordingUrl: "https://records.example/1" });
    expect(await textsOf(session.callId)).toEqual(words(TURNS));
    expect(await findMisfolded([session.callId])).toEqual([]);
  });

  it("is told by the history where only its very last report, with the last words, was lost", async () => {
    const session = await makeSession(rep);
    const ended = { answeredAt: ANSWERED_AT, endedAt: "2026-01-15T10:00:30.000Z", talkSeconds: 25 };
    await receiveReport(reportOf(session, 3, "Progress", ended, TURNS));
    await fold(session, { turns: WHOLE.slice(0, 2) });
    expect(await textsOf(session.callId), "with as many turns its own words are better").toEqual(
      words(TURNS),
    );
    await fold(session, { turns: WHOLE, recordingUrl: "https://records.example/2" });
    expect(await textsOf(session.callId)).toEqual(words(WHOLE));
    expect(await callRow(session.callId)).toMatchObject({ calleeTurns: 2 });
    await receiveReport(reportOf(session, 4, "Disconnected", { ...ended, final: true }, TURNS));
    expect(await textsOf(session.callId)).toEqual(words(TURNS));
    expect(await findMisfolded([session.callId])).toEqual([]);
  });

  it("is read by what there is where no transcript will come", async () => {
    const session = await makeHalfReported();
    await fold(session, {});
    expect(await callRow(session.callId)).toMatchObject({ status: "analyzing", calleeTurns: 1 });
    expect(await textsOf(session.callId)).toEqual(words(TURNS));
  });

  it("is told by a transcript that came after the waiting was over", async () => {
    const session = await makeSession(rep);
    await receiveReport(reportOf(session, 1, "Connected", { answeredAt: ANSWERED_AT }));
    await fold(session, {});
    expect(await callRow(session.callId)).toMatchObject({
      status: "completed",
      outcome: "unclear",
    });
    await fold(session, { turns: WHOLE });
    expect(await textsOf(session.callId)).toEqual(words(WHOLE));
    expect(await claimStep(session.callId, "reading")).not.toBeNull();
    expect(await claimStep(session.callId, "sms")).toBeNull();
    expect(await findMisfolded([session.callId])).toEqual([]);
  });

  it("is never told that nobody dialed it", async () => {
    const session = await makeHalfReported();
    await fold(session, { transcriptPending: true });
    await database().execute(
      sql`update calls set status_at = now() - interval '1 hour', created_at = now() - interval '1 hour' where id = ${session.callId}`,
    );
    await redialOrGiveUp(TimeOuts.parse({}));
    const verdicts = await database()
      .select({ type: callEvents.type })
      .from(callEvents)
      .where(sql`call_id = ${session.callId} and type = 'verdict'`);
    expect(verdicts).toEqual([]);
  });
});

describe("a message nobody works on any more", () => {
  const giveUp = async (callId: string) => {
    await database().execute(sql`
      with s as (update call_steps set updated_at = now() - interval '1 hour' where call_id = ${callId})
      update calls set status_at = now() - interval '1 hour' where id = ${callId}`);
    await moveStuckSteps(TimeOuts.parse({}));
    const [sms] = await database()
      .select()
      .from(callSteps)
      .where(sql`call_id = ${callId} and step = 'sms'`);
    return sms;
  };
  const makeDue = async () => {
    const callId = await makeFinished(rep);
    for (const step of ["reading", "follow_up"] as const) {
      await claimStep(callId, step);
      await database().transaction((tx) => settleStep(tx, callId, step, { state: "done" }));
    }
    return callId;
  };

  it("was surely not sent where its sending never began", async () => {
    const callId = await makeDue();
    expect(await giveUp(callId)).toMatchObject({ state: "failed_final", tries: 0 });
    expect((await callRow(callId)).status).toBe("adding_to_crm");
  });

  it("was perhaps sent where its sending began", async () => {
    const callId = await makeDue();
    await claimStep(callId, "sms");
    expect(await giveUp(callId)).toMatchObject({ state: "unknown", tries: 1 });
  });
});
