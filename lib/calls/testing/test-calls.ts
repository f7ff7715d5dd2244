import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import type { Role } from "@/db/enums";
import { callAttempts, calls } from "@/db/schema";
import type { UserActor } from "@/lib/auth/actor";
import { insertUser } from "@/lib/auth/users/create-user";
import { NOTHING_REPORTED } from "@/lib/telephony/nothing-reported";
import type { CallReport, ReportedFacts, ReportedTurn } from "@/lib/telephony/ports";
import { claimAttempt } from "../dial/claim-attempt";
import { grantPermit } from "../dial/grant-permit";
import { receiveReport } from "../receive-report";
import { StartCallInput } from "../schema";
import { startCall } from "../start-call";

/** What the database tests of this room start from: people, calls, sessions, all made by the commands themselves. */

export const GATE = "test-gate";

export async function makeActor(
  role: Role = "rep",
  teamId: string | null = null,
): Promise<UserActor> {
  const email = `${role}-${randomUUID()}@test.example`;
  const userId = await insertUser(database(), {
    email,
    name: role,
    role,
    teamId,
    seesAllTeams: false,
    isDemo: false,
    passwordHash: null,
  });
  return {
    kind: "user",
    userId,
    sessionId: randomUUID(),
    name: role,
    email,
    role,
    teamId,
    seesAllTeams: false,
    locale: null,
    ip: null,
  };
}

let lastNumber = 1_000_000;

/** A valid number that no other test has. */
export function freshPhone(): string {
  lastNumber += 1;
  return `+99890${lastNumber}`;
}

export async function makeCall(actor: UserActor, phone = freshPhone()): Promise<string> {
  const input = StartCallInput.parse({ phone, language: "ru", prompt: "Ask.", confirm: true });
  return (await startCall({ actor, input })).callId;
}

/** A call with an attempt that waits for its permit. */
export async function makeAttempt(
  actor: UserActor,
): Promise<{ callId: string; attemptId: string }> {
  const callId = await makeCall(actor);
  const claim = await claimAttempt(callId, `${GATE}-${callId}`);
  if (claim.kind !== "claimed") throw new Error(`not claimed: ${claim.kind}`);
  return { callId, attemptId: claim.attemptId };
}

export const permit = (attemptId: string, sessionId: string) =>
  grantPermit({ attemptId, sessionId, controlUrl: null, occurredAt: new Date() });

let lastSession = 5000;

/** A call whose session got its permit. */
export async function makeSession(actor: UserActor) {
  const made = await makeAttempt(actor);
  lastSession += 1;
  const sessionId = String(lastSession);
  await permit(made.attemptId, sessionId);
  return { ...made, sessionId };
}

type Session = { attemptId: string; sessionId: string };

export function reportOf(
  { attemptId, sessionId }: Session,
  seq: number,
  type: CallReport["type"],
  facts: Partial<ReportedFacts> = {},
  turns: ReportedTurn[] = [],
): CallReport {
  return {
    attemptId,
    sessionId,
    eventId: `evt_${sessionId}_${seq}`,
    seq,
    type,
    occurredAt: new Date("2026-01-15T10:00:30.000Z"),
    facts: { ...NOTHING_REPORTED, dialedAt: "2026-01-15T10:00:00.000Z", ...facts },
    turns,
  };
}

export const TURNS: ReportedTurn[] = [
  {
    no: 1,
    speaker: "bot",
    text: "Вам интересно?",
    startMs: 0,
    endMs: 900,
    interrupted: false,
    latencyMs: null,
  },
  {
    no: 2,
    speaker: "callee",
    text: "Да, интересно.",
    startMs: 1200,
    endMs: 2100,
    interrupted: false,
    latencyMs: null,
  },
];

/** The last report of a talk in which the person spoke. */
export const talkEnded = (session: Session, seq = 3) =>
  reportOf(
    session,
    seq,
    "Disconnected",
    {
      answeredAt: "2026-01-15T10:00:05.000Z",
      endedAt: "2026-01-15T10:00:30.000Z",
      endedBy: "callee",
      talkSeconds: 25,
      final: true,
    },
    TURNS,
  );

/** A call whose talk is over, waiting to be read. */
export async function makeFinished(actor: UserActor): Promise<string> {
  const session = await makeSession(actor);
  await receiveReport(talkEnded(session));
  return session.callId;
}

export async function callRow(callId: string) {
  const [row] = await database().select().from(calls).where(eq(calls.id, callId));
  if (!row) throw new Error("no such call");
  return row;
}

export async function attemptRow(attemptId: string) {
  const [row] = await database().select().from(callAttempts).where(eq(callAttempts.id, attemptId));
  if (!row) throw new Error("no such attempt");
  return row;
}
