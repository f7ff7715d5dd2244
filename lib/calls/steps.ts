import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { type CrmStatus, type Outcome, STEPS, type Step } from "@/db/enums";
import { callSteps, calls } from "@/db/schema";
import { publish } from "@/lib/platform/jobs/queue";
import { counter } from "@/lib/platform/metrics";
import { settleAll } from "@/lib/platform/settle-all";
import { getSettings } from "@/lib/settings/queries";
import { applyCallEvent } from "./apply-call-event";
import { STEP_DUE } from "./events";
import { announceOutbox } from "./fold/announce-outbox";
import { tellOfLead } from "./fold/tell-webhooks";

export type ErrorClass = "transient" | "ambiguous" | "permanent" | "configuration" | "poison";

export type StepResult =
  | { state: "done"; providerRef?: string }
  | { state: "skipped"; reason: string }
  /** `error` is a short code or sentence for people, without bodies and secrets. */
  | { state: "failed_final" | "unknown"; errorClass: ErrorClass; error: string }
  | { state: "retry"; errorClass: ErrorClass; error: string; afterSeconds: number };

export type StepStore = (tx: Tx) => Promise<void>;

export type ClaimedStep = {
  callId: string;
  step: Step;
  /** This one included. */
  tries: number;
  idemKey: string;
  payload: Record<string, unknown> | null;
  /** The step was found in the middle of an earlier run that never ended. */
  wasSending: boolean;
};

/** Why the steps after a reading that never came about are skipped. */
export const NO_READING = "no_reading";

const MAX_TRIES = 8;

const settled = counter("halo_steps_total", "Runs of steps after the talk, by step and end", [
  "step",
  "state",
]);

/** Still in `sending` after so long: it belongs to a run that died. */
async function isOfDeadRun(): Promise<SQL> {
  const { timeOuts } = await getSettings();
  return sql`(state = 'sending' and started_at < clock_timestamp() - make_interval(secs => ${timeOuts.stepRunSeconds}))`;
}

const IS_WAITING = sql`state in ('planned', 'retry')`;

/**
 * Takes a step for this run: `sending` is committed before the outside is asked.
 * Null: nothing to do (settled, not due yet, or another run has it). A message found in `sending` is never taken again.
 */
export async function claimStep(callId: string, step: Step): Promise<ClaimedStep | null> {
  const waiting = await claimWhere(callId, step, IS_WAITING);
  if (waiting || step === "sms") return waiting;
  return claimWhere(callId, step, await isOfDeadRun());
}

/** In one statement: this is done with every step of every call. */
async function claimWhere(
  callId: string,
  step: Step,
  isClaimable: SQL,
): Promise<ClaimedStep | null> {
  type Row = Pick<ClaimedStep, "tries" | "idemKey" | "payload" | "wasSending">;
  const [row] = await database().execute<Row>(sql`
    with before as materialized (
      select state from call_steps
      where call_id = ${callId} and step = ${step} and ${isClaimable}
        and (next_at is null or next_at <= clock_timestamp() + interval '1 second')
      for update skip locked
    )
    update call_steps s set
      state = 'sending', tries = s.tries + 1, next_at = null,
      started_at = clock_timestamp(), updated_at = clock_timestamp()
    from before
    where s.call_id = ${callId} and s.step = ${step}
    returning s.tries, s.idem_key as "idemKey", s.payload, before.state = 'sending' as "wasSending"`);
  return row ? { callId, step, ...row } : null;
}

/** Stores what a step will send, rendered once; a retry sends the same bytes. Does nothing once the step was tried. */
export async function planStepPayload(
  tx: Tx,
  callId: string,
  step: Step,
  payload: Record<string, unknown>,
): Promise<void> {
  await tx
    .update(callSteps)
    .set({ payload, updatedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(callSteps.callId, callId),
        eq(callSteps.step, step),
        eq(callSteps.state, "planned"),
        eq(callSteps.tries, 0),
      ),
    );
}

/**
 * Writes how a claimed step ended, raises the status and announces the next step, all in the caller's transaction.
 * A step settled by someone else in the meantime (a person, the watchdog) stays as it is.
 * @param store writes what the step brought, once the call is locked, whoever settled the step
 */
export async function settleStep(
  tx: Tx,
  callId: string,
  step: Step,
  result: StepResult,
  { causedBy = "worker", store }: { causedBy?: string; store?: StepStore | undefined } = {},
): Promise<void> {
  // The call's row first, then its steps': everybody locks in this order.
  await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for("update");
  await store?.(tx);
  const [row] = await tx
    .select({ tries: callSteps.tries, state: callSteps.state })
    .from(callSteps)
    .where(and(eq(callSteps.callId, callId), eq(callSteps.step, step)))
    .for("update");
  if (row?.state !== "sending") return;
  const final =
    result.state === "retry" && row.tries >= MAX_TRIES
      ? { ...result, state: "failed_final" as const }
      : result;
  await tx
    .update(callSteps)
    .set({
      state: final.state,
      updatedAt: sql`clock_timestamp()`,
      ...(final.state === "done"
        ? {
            doneAt: sql`clock_timestamp()`,
            sentAt: sql`clock_timestamp()`,
            providerRef: final.providerRef ?? null,
            error: null,
            errorClass: null,
          }
        : {}),
      ...(final.state === "skipped"
        ? { doneAt: sql`clock_timestamp()`, reason: final.reason, error: null, errorClass: null }
        : {}),
      ...("error" in final
        ? { error: final.error.slice(0, 500), errorClass: final.errorClass }
        : {}),
      ...(final.state === "retry"
        ? { nextAt: sql`clock_timestamp() + make_interval(secs => ${final.afterSeconds})` }
        : {}),
    })
    .where(and(eq(callSteps.callId, callId), eq(callSteps.step, step)));
  settled.inc({ step, state: final.state });
  // A step that went well at its first try was never in the outbox.
  if ("error" in final || row.tries !== 1) await announceOutbox(tx, callId);
  const detail =
    "error" in final ? final.error : final.state === "skipped" ? final.reason : undefined;
  if (final.state === "retry") {
    await publish(tx, STEP_DUE[step], { callId }, { afterSeconds: final.afterSeconds });
    return;
  }
  const now = new Date();
  await settleAll([
    applyCallEvent(tx, callId, {
      source: "system",
      eventId: `step_${callId}_${step}_${row.tries}_${final.state}`,
      occurredAt: now,
      causedBy,
      type: "step_settled",
      step,
      state: final.state,
      ...(detail ? { detail } : {}),
    }),
    announceNext(tx, callId, step),
  ]);
}

/** The next step is due only if it still waits: a step retried alone sets nothing else going. */
async function announceNext(tx: Tx, callId: string, step: Step): Promise<void> {
  const next = STEPS[STEPS.indexOf(step) + 1];
  if (!next) return;
  const [waiting] = await tx
    .select({ step: callSteps.step })
    .from(callSteps)
    .where(
      and(
        eq(callSteps.callId, callId),
        eq(callSteps.step, next),
        eq(callSteps.state, "planned"),
        eq(callSteps.tries, 0),
      ),
    );
  if (waiting) await publish(tx, STEP_DUE[next], { callId });
}

/** Makes the reading's outcome the call's, unless a person's word stands. The reading's row was written by the caller. */
export async function storeReadingOutcome(
  tx: Tx,
  callId: string,
  reading: { readingId: string; outcome: Outcome; needsReview: boolean },
  causedBy = "worker",
): Promise<void> {
  await applyCallEvent(tx, callId, {
    source: "system",
    eventId: `reading_${reading.readingId}`,
    occurredAt: new Date(),
    causedBy,
    type: "reading_stored",
    ...reading,
  });
}

export async function setCrmStatus(tx: Tx, callId: string, status: CrmStatus): Promise<void> {
  await tx
    .update(calls)
    .set({ crmStatus: status, updatedAt: sql`clock_timestamp()` })
    .where(eq(calls.id, callId));
  if (status === "added") await tellOfLead(tx, callId);
}

export async function setTelegramLinkSent(tx: Tx, callId: string): Promise<void> {
  await tx
    .update(calls)
    .set({ telegramLinkSent: true, updatedAt: sql`clock_timestamp()` })
    .where(eq(calls.id, callId));
}

/** Steps that were skipped because nothing was read are due after all, once the reading came; they never acted. */
export async function reopenStepsWithoutReading(tx: Tx, callId: string): Promise<void> {
  const reopened = await tx
    .update(callSteps)
    .set({
      state: "planned",
      tries: 0,
      reason: null,
      doneAt: null,
      payload: null,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(
      and(
        eq(callSteps.callId, callId),
        eq(callSteps.state, "skipped"),
        eq(callSteps.reason, NO_READING),
      ),
    )
    .returning({ step: callSteps.step });
  if (reopened.some(({ step }) => step === "follow_up"))
    await publish(tx, STEP_DUE.follow_up, { callId });
}

/** Messages whose run died while they were being sent: perhaps they went out. A person decides. */
export async function markDeadMessagesUnknown(): Promise<number> {
  const dead = await database()
    .select({ callId: callSteps.callId, step: callSteps.step })
    .from(callSteps)
    .where(and(eq(callSteps.step, "sms"), await isOfDeadRun()))
    .limit(100);
  for (const { callId, step } of dead) {
    await database().transaction((tx) =>
      settleStep(
        tx,
        callId,
        step,
        { state: "unknown", errorClass: "ambiguous", error: "run_died_while_sending" },
        { causedBy: "watchdog" },
      ),
    );
  }
  return dead.length;
}
