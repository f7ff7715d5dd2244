import "server-only";
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { callAttempts, callCosts } from "@/db/schema";
import { log } from "@/lib/platform/log";
import type { HistoryFacts } from "@/lib/telephony/ports";
import { telephonyRoad } from "@/lib/telephony/registry";
import { applyCallEvent } from "../apply-call-event";

export type Attempt = typeof callAttempts.$inferSelect;

/** When an ended attempt is looked up again, in seconds: a provider's recording, transcript and cost come late. */
const SETTLE_LADDER = [5, 20, 60, 300, 1800, 7200, 86_400] as const;

/** After so many looks, seven minutes, a call waits no longer for its transcript; one that comes later is still stored. */
const PATIENT_LOOKS = 4;

/** Margins for the look-up by time; the provider's clock and ours differ, and a session may start late. */
const BEFORE_MS = 10 * 60_000;
const AFTER_MS = 24 * 3_600_000;

/** What the provider's history knows of an attempt. @throws where it cannot be reached */
export function lookUp(attempt: Attempt): Promise<HistoryFacts | null> {
  return telephonyRoad().findSession({
    attemptId: attempt.id,
    sessionId: attempt.sessionId,
    from: new Date(attempt.dialStartedAt.getTime() - BEFORE_MS),
    to: new Date(attempt.dialStartedAt.getTime() + AFTER_MS),
  });
}

/** Folds what the history says into the call and keeps its costs; the same facts twice change nothing. */
export async function foldHistory(attempt: Attempt, facts: HistoryFacts): Promise<void> {
  await database().transaction(async (tx) => {
    await applyCallEvent(tx, attempt.callId, {
      source: "history",
      eventId: `history_${attempt.id}_${facts.finished ? "over" : "running"}_${facts.transcriptPending ? "pending" : "whole"}_${facts.turns?.length ?? 0}_${facts.recordingUrl ? 1 : 0}`,
      occurredAt: new Date(),
      causedBy: "watchdog",
      attemptId: attempt.id,
      type: "history",
      facts,
    });
    await keepCosts(tx, attempt.callId, facts);
  });
}

async function keepCosts(tx: Tx, callId: string, facts: HistoryFacts): Promise<void> {
  if (facts.costs.length === 0) return;
  await tx
    .insert(callCosts)
    .values(
      facts.costs.map((cost) => ({
        callId,
        component: cost.component,
        amountMicros: cost.amountMicros,
        currency: facts.currency,
      })),
    )
    .onConflictDoUpdate({
      target: [callCosts.callId, callCosts.component],
      set: {
        amountMicros: sql`excluded.amount_micros`,
        currency: sql`excluded.currency`,
        updatedAt: sql`now()`,
      },
    });
}

/** Ended attempts whose cost, recording or transcript is not known yet. */
export async function settleEndedAttempts(): Promise<number> {
  const due = await database()
    .select()
    .from(callAttempts)
    .where(
      and(isNull(callAttempts.settledAt), lte(callAttempts.settleNextAt, sql`clock_timestamp()`)),
    )
    .orderBy(asc(callAttempts.settleNextAt))
    .limit(100);
  for (const attempt of due) await settle(attempt);
  return due.length;
}

async function settle(attempt: Attempt): Promise<void> {
  const facts = await lookUp(attempt).catch((error: unknown) => {
    log.warn("history not readable", { attemptId: attempt.id, error });
    return null;
  });
  const wait = SETTLE_LADDER[attempt.settleTries];
  const isLast = wait === undefined;
  const isPatient = attempt.settleTries < PATIENT_LOOKS && !isLast;
  if (facts) await foldHistory(attempt, isPatient ? facts : { ...facts, transcriptPending: false });
  const isWhole = facts?.finished === true && !facts.transcriptPending;
  await database()
    .update(callAttempts)
    .set({
      settleTries: attempt.settleTries + 1,
      ...(isWhole || isLast
        ? { settledAt: sql`clock_timestamp()`, settleNextAt: null }
        : { settleNextAt: sql`clock_timestamp() + make_interval(secs => ${wait})` }),
    })
    .where(eq(callAttempts.id, attempt.id));
}
