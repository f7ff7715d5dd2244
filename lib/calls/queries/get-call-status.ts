import "server-only";
import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import { database } from "@/db/client";
import type { CallStatus, Outcome, OutcomeSource, Speaker, Step, StepState } from "@/db/enums";
import { callEvents, callSteps, calls, callTurns } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import type { CallFacts, VerdictReason } from "../fold/facts";
import { type CallStage, callStages } from "../stages";
import { isTerminal } from "../status";
import { visibleCalls } from "./visible-calls";

export type TurnView = {
  no: number;
  speaker: Speaker;
  text: string;
  /** Milliseconds since the answer. */
  startMs: number;
  endMs: number;
  interrupted: boolean;
  latencyMs: number | null;
};

export type StepView = {
  step: Step;
  state: StepState;
  tries: number;
  nextAt: string | null;
  doneAt: string | null;
  errorClass: string | null;
  error: string | null;
  reason: string | null;
};

/** What the page asks for while a call runs. Times are ISO 8601, UTC. */
export type CallStatusView = {
  id: string;
  phone: string;
  status: CallStatus;
  isTerminal: boolean;
  /** Grows with every event stored. */
  version: number;
  outcome: Outcome | null;
  outcomeSource: OutcomeSource | null;
  ringingAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  /** Why our own chain ended the call; null: it did not. */
  verdict: VerdictReason | null;
  stages: CallStage[];
  steps: StepView[];
  turns: TurnView[];
  /** The server's clock, so that a page with a wrong one still counts right. */
  now: string;
};

/**
 * How far a call is.
 * @throws AppError not_found for a missing or foreign call; forbidden
 */
export async function getCallStatus(actor: Actor, callId: string): Promise<CallStatusView> {
  const db = database();
  const [call] = await db
    .select()
    .from(calls)
    .where(and(eq(calls.id, callId), visibleCalls(actor, "calls.read")));
  if (!call) throw new AppError("not_found");
  const [moves, steps, turns] = await Promise.all([
    db
      .select({ to: callEvents.movedTo, type: callEvents.type, at: callEvents.receivedAt })
      .from(callEvents)
      .where(
        and(
          eq(callEvents.callId, callId),
          or(isNotNull(callEvents.movedTo), eq(callEvents.type, "requested")),
        ),
      )
      .orderBy(asc(callEvents.no)),
    db.select().from(callSteps).where(eq(callSteps.callId, callId)),
    db.select().from(callTurns).where(eq(callTurns.callId, callId)).orderBy(asc(callTurns.turnNo)),
  ]);
  const requested = moves.find((row) => row.type === "requested")?.at ?? call.createdAt;
  return {
    id: call.id,
    phone: call.phone,
    status: call.status,
    isTerminal: isTerminal(call.status),
    version: call.version,
    outcome: call.outcome,
    outcomeSource: call.outcomeSource,
    ringingAt: iso(call.ringingAt),
    answeredAt: iso(call.answeredAt),
    endedAt: iso(call.endedAt),
    verdict: (call.facts as CallFacts).verdict?.reason ?? null,
    stages: callStages({
      status: call.status,
      requestedAt: requested.toISOString(),
      moves: moves.flatMap((row) => (row.to ? [{ to: row.to, at: row.at.toISOString() }] : [])),
      steps,
    }),
    steps: steps.map((row) => ({
      step: row.step,
      state: row.state,
      tries: row.tries,
      nextAt: iso(row.nextAt),
      doneAt: iso(row.doneAt),
      errorClass: row.errorClass,
      error: row.error,
      reason: row.reason,
    })),
    turns: turns.map((row) => ({
      no: row.turnNo,
      speaker: row.speaker,
      text: row.text,
      startMs: row.startMs,
      endMs: row.endMs,
      interrupted: row.interrupted,
      latencyMs: row.latencyMs,
    })),
    now: new Date().toISOString(),
  };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
