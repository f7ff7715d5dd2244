import "server-only";
import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { callEvents, callSteps, calls, callTurns } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { readWorkerPulse } from "@/lib/platform/worker-pulse";
import type { CallFacts } from "../fold/facts";
import { callStages } from "../stages";
import { isTerminal } from "../status";
import type * as answers from "./answers";
import { visibleCalls } from "./visible-calls";

export type TurnView = z.output<typeof answers.TurnView>;
export type StepView = z.output<typeof answers.StepView>;
/** What the page asks for while a call runs. */
export type CallStatusView = z.output<typeof answers.CallStatusView>;

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
  const [moves, steps, turns, worker] = await Promise.all([
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
    readWorkerPulse(),
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
    worker,
    now: new Date().toISOString(),
  };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
