import "server-only";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { preparedDatabase, type Tx } from "@/db/client";
import type { CallLanguage, Engine, Voice } from "@/db/enums";
import { callAttempts, calls } from "@/db/schema";
import { addLogContext } from "@/lib/platform/log-context";
import { counter } from "@/lib/platform/metrics";
import { seal } from "@/lib/platform/seal/seal";
import { settleAll } from "@/lib/platform/settle-all";
import { getSettings } from "@/lib/settings/queries";
import type { Dialing } from "@/lib/settings/schema";
import { telephonyRoad } from "@/lib/telephony/registry";
import { applyCallEvent } from "../apply-call-event";
import { controlTokenOf, controlUrlPlace } from "./control-token";
import { DEFAULT_QUESTIONS } from "./default-lines";
import { findBlock } from "./number-rules";
import { readNumberState } from "./number-state";

export type PermitRequest = {
  attemptId: string;
  sessionId: string;
  controlUrl: string | null;
  occurredAt: Date;
};

/** What a permitted session is to do; the adapter puts it into its own words. */
export type PermittedCall = {
  attemptId: string;
  callId: string;
  phone: string;
  country: string | null;
  callerId: string | null;
  engine: Engine;
  language: CallLanguage;
  voice: Voice;
  greeting: string;
  /** What to do; for the scripted engine its questions, a line each. */
  prompt: string;
  controlToken: string;
  ringSeconds: number;
  maxSeconds: number;
  silenceSeconds: number;
};

export type Permit = { go: true; call: PermittedCall } | { go: false; reason: string };

const permits = counter(
  "halo_permits_total",
  "Permits asked for before a ring, by what was said: go, or the reason of a no",
  ["answer"],
);

/**
 * The last moment that matters: a telephone rings only after this said go, and for one session of an attempt only.
 * The same session may ask again; every rule is checked anew.
 */
export async function grantPermit(request: PermitRequest): Promise<Permit> {
  const permit = await decide(request);
  permits.inc({ answer: permit.go ? "go" : permit.reason });
  return permit;
}

async function decide(request: PermitRequest): Promise<Permit> {
  return preparedDatabase().transaction(async (tx) => {
    const found = await lockAttempt(tx, request.attemptId);
    if (!found) return { go: false, reason: "unknown_attempt" };
    const { call, attempt, dialing } = found;
    addLogContext({ callId: call.id, attemptId: attempt.id });
    if (call.statusRank >= 90) return { go: false, reason: "call_is_over" };
    const isRepeat = attempt.state === "running" && attempt.sessionId === request.sessionId;
    if (!isRepeat) {
      if (attempt.state !== "start_sent") return { go: false, reason: "attempt_is_over" };
      const refusal = await refuse(tx, call, attempt.id, dialing);
      if (refusal) return refusal;
      if (!(await bind(tx, request))) return { go: false, reason: "another_session" };
      await applyCallEvent(tx, call.id, {
        source: "scenario",
        eventId: `permit_${request.attemptId}`,
        occurredAt: request.occurredAt,
        causedBy: "scenario",
        attemptId: attempt.id,
        type: "permit_granted",
        sessionId: request.sessionId,
      });
    }
    const opening = telephonyRoad().openingLanguage(call);
    return {
      go: true,
      call: {
        attemptId: attempt.id,
        callId: call.id,
        phone: call.phone,
        country: call.country,
        callerId: call.callerId,
        engine: call.engine,
        language: call.language,
        voice: call.voice,
        greeting: call.greeting,
        prompt: call.prompt || DEFAULT_QUESTIONS[opening].join("\n"),
        controlToken: controlTokenOf(attempt.id),
        ringSeconds: dialing.ringSeconds,
        maxSeconds: dialing.maxCallSeconds,
        silenceSeconds: dialing.silenceSeconds,
      },
    };
  });
}

/** The call's row first, then its attempt's: everybody locks in this order. */
async function lockAttempt(tx: Tx, attemptId: string) {
  const [seen] = await tx
    .select({ callId: callAttempts.callId })
    .from(callAttempts)
    .where(eq(callAttempts.id, attemptId));
  if (!seen) return null;
  const [call] = await tx.select().from(calls).where(eq(calls.id, seen.callId)).for("update");
  const [[attempt], { dialing }] = await settleAll([
    tx.select().from(callAttempts).where(eq(callAttempts.id, attemptId)).for("update"),
    getSettings(tx),
  ]);
  return call && attempt ? { call, attempt, dialing } : null;
}

async function refuse(
  tx: Tx,
  call: typeof calls.$inferSelect,
  attemptId: string,
  dialing: Dialing,
): Promise<Permit | null> {
  const rule = dialing.paused
    ? "paused"
    : findBlock(await readNumberState(tx, call, dialing, attemptId), dialing);
  if (!rule) return null;
  await applyCallEvent(tx, call.id, {
    source: "system",
    eventId: `verdict_${attemptId}_permit_denied`,
    occurredAt: new Date(),
    causedBy: "scenario",
    attemptId,
    type: "verdict",
    reason: "permit_denied",
    detail: rule,
  });
  return { go: false, reason: rule };
}

async function bind(tx: Tx, request: PermitRequest): Promise<boolean> {
  const { attemptId, sessionId, controlUrl } = request;
  const bound = await tx
    .update(callAttempts)
    .set({
      sessionId,
      state: "running",
      permittedAt: sql`clock_timestamp()`,
      ...(controlUrl === null ? {} : { controlUrl: seal(controlUrl, controlUrlPlace(attemptId)) }),
    })
    .where(
      and(
        eq(callAttempts.id, attemptId),
        eq(callAttempts.state, "start_sent"),
        or(isNull(callAttempts.sessionId), eq(callAttempts.sessionId, sessionId)),
      ),
    )
    .returning({ id: callAttempts.id });
  return bound.length === 1;
}
