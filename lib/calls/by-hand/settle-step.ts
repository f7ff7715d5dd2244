import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Step, StepState } from "@/db/enums";
import { callSteps, calls } from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { assertReaches, type Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import { announceOutbox } from "../fold/announce-outbox";
import { settleStep } from "../steps";

/** Why a step was skipped that a person gave up. */
const GIVEN_UP = "given_up";
/** A step being sent right now is nobody's to settle; after so many seconds its run is dead. */
const SENDING_TIMEOUT_SECONDS = 120;

/**
 * A person's word on a step whose end is open: it happened (`done`), or it is given up. The call goes on from there as after
 * any other end of the step. Outputs the state it was in and what it would have sent.
 * @throws AppError not_found; conflict where the step is settled already, or being sent at this moment
 */
export async function settleStepByHand(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  input: { callId: string; step: Step; verdict: "done" | "given_up" },
): Promise<{ was: StepState; payload: Record<string, unknown> | null }> {
  const [call] = await tx.select().from(calls).where(eq(calls.id, input.callId)).for("update");
  if (!call) throw new AppError("not_found");
  assertReaches(actor, permission, call);
  const isStep = and(eq(callSteps.callId, call.id), eq(callSteps.step, input.step));
  const [step] = await tx
    .select({
      state: callSteps.state,
      payload: callSteps.payload,
      isDead: sql<boolean>`${callSteps.startedAt} < clock_timestamp() - make_interval(secs => ${SENDING_TIMEOUT_SECONDS})`,
    })
    .from(callSteps)
    .where(isStep)
    .for("update");
  if (!step) throw new AppError("not_found");
  const isOpen =
    step.state === "retry" ||
    step.state === "unknown" ||
    step.state === "failed_final" ||
    (step.state === "sending" && step.isDead);
  if (!isOpen) throw new AppError("conflict");
  await tx
    .update(callSteps)
    .set({ state: "sending", nextAt: null, updatedAt: sql`clock_timestamp()` })
    .where(isStep);
  await settleStep(
    tx,
    call.id,
    input.step,
    input.verdict === "done" ? { state: "done" } : { state: "skipped", reason: GIVEN_UP },
    { causedBy: actorRef(actor) },
  );
  await announceOutbox(tx, call.id);
  return { was: step.state, payload: step.payload };
}
