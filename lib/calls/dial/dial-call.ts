import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { callAttempts, calls } from "@/db/schema";
import { log } from "@/lib/platform/log";
import { counter } from "@/lib/platform/metrics";
import { seal } from "@/lib/platform/seal/seal";
import { getSettings } from "@/lib/settings/queries";
import type { StartResult } from "@/lib/telephony/ports";
import { telephonyRoad } from "@/lib/telephony/registry";
import { applyCallEvent } from "../apply-call-event";
import { claimAttempt } from "./claim-attempt";
import { controlUrlPlace } from "./control-token";

const starts = counter("halo_starts_total", "Sessions asked for at the provider, by its answer", [
  "result",
]);

/** What is to be done about the call next; the job carries it out. */
export type DialResult = { kind: "done" } | { kind: "again"; seconds: number };

/** Claims an attempt and asks the road for its session, once. An answer that never came is left to the watchdog. */
export async function dialCall(callId: string): Promise<DialResult> {
  const road = telephonyRoad();
  const claim = await claimAttempt(callId, road.gate);
  if (claim.kind === "nothing") return { kind: "done" };
  if (claim.kind === "wait") return { kind: "again", seconds: claim.seconds };
  const started = performance.now();
  const result = await road.startCall({ attemptId: claim.attemptId });
  starts.inc({ result: result.kind });
  log.info("start asked", {
    callId,
    attemptId: claim.attemptId,
    outcome: result.kind,
    durationMs: Math.round(performance.now() - started),
  });
  return noteStart(callId, claim.attemptId, result);
}

async function noteStart(
  callId: string,
  attemptId: string,
  result: StartResult,
): Promise<DialResult> {
  const head = { source: "system", occurredAt: new Date(), causedBy: "worker", attemptId } as const;
  // No session was made, so another try rings once.
  const isWorthAnother =
    result.kind === "refused" &&
    result.errorClass === "transient" &&
    !(await isPastPermitTime(callId));
  // The call's row is always locked before its attempts': the event first, then the attempt.
  return database().transaction(async (tx): Promise<DialResult> => {
    if (result.kind === "accepted") {
      await applyCallEvent(tx, callId, {
        ...head,
        eventId: `start_accepted_${attemptId}`,
        type: "start_accepted",
        sessionId: result.sessionId,
      });
      await tx
        .update(callAttempts)
        .set({
          acceptedAt: sql`clock_timestamp()`,
          controlUrl: sql`coalesce(${callAttempts.controlUrl}, ${result.controlUrl === null ? null : seal(result.controlUrl, controlUrlPlace(attemptId))})`,
        })
        .where(eq(callAttempts.id, attemptId));
      return { kind: "done" };
    }
    if (result.kind === "unknown") {
      await applyCallEvent(tx, callId, {
        ...head,
        eventId: `start_unknown_${attemptId}`,
        type: "start_unknown",
        detail: result.reason,
      });
      return { kind: "done" };
    }
    if (isWorthAnother) {
      // The attempt gives its slot back.
      await applyCallEvent(tx, callId, {
        ...head,
        eventId: `start_refused_${attemptId}`,
        type: "attempt_abandoned",
        detail: `refused for now: ${result.code}`,
      });
      await tx
        .update(callAttempts)
        .set({
          state: "refused",
          startError: result.code,
          endedAt: sql`clock_timestamp()`,
          slotFreeAt: sql`clock_timestamp()`,
        })
        .where(and(eq(callAttempts.id, attemptId), eq(callAttempts.state, "start_sent")));
      return { kind: "again", seconds: 5 };
    }
    await applyCallEvent(tx, callId, {
      ...head,
      eventId: `verdict_${attemptId}_start_refused`,
      type: "verdict",
      reason: "start_refused",
      detail: `${result.code}: ${result.reason}`.slice(0, 300),
    });
    await tx
      .update(callAttempts)
      .set({ startError: result.code })
      .where(eq(callAttempts.id, attemptId));
    return { kind: "done" };
  });
}

async function isPastPermitTime(callId: string): Promise<boolean> {
  const { timeOuts } = await getSettings();
  const [row] = await database()
    .select({ createdAt: calls.createdAt })
    .from(calls)
    .where(eq(calls.id, callId));
  return (
    row === undefined || Date.now() - row.createdAt.getTime() > timeOuts.permitTotalSeconds * 1000
  );
}
