import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Step } from "@/db/enums";
import { callSteps, calls } from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { publish } from "@/lib/platform/jobs/queue";
import { applyCallEvent } from "./apply-call-event";
import { STEP_DUE } from "./events";
import { announceOutbox } from "./fold/announce-outbox";

/**
 * Sets one settled-badly step going again, and nothing else. A step that is done never acts twice;
 * an unknown message may have gone out, so the person who repeats it answers for the second one (audited).
 * @throws AppError not_found; conflict where the step is done, still at work, or never came
 */
export async function retryStep({
  actor,
  input,
}: {
  actor: Actor;
  input: { callId: string; step: Step };
}): Promise<void> {
  await database().transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, input.callId)).for("update");
    if (!call) throw new AppError("not_found");
    assertReaches(actor, "calls.retry_step", call);
    const isStep = and(eq(callSteps.callId, call.id), eq(callSteps.step, input.step));
    const [step] = await tx.select().from(callSteps).where(isStep).for("update");
    if (!step) throw new AppError("not_found");
    const isOpen =
      step.state === "failed_final" || step.state === "unknown" || step.state === "retry";
    const wasNotConfigured = step.state === "skipped" && step.reason === "not_configured";
    if (!isOpen && !wasNotConfigured) throw new AppError("conflict");
    await tx
      .update(callSteps)
      .set({
        state: "planned",
        nextAt: null,
        error: null,
        errorClass: null,
        reason: null,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(isStep);
    await applyCallEvent(tx, call.id, {
      source: "user",
      eventId: `step_retried_${randomUUID()}`,
      occurredAt: new Date(),
      causedBy: actorRef(actor),
      type: "step_retried",
      step: input.step,
    });
    await announceOutbox(tx, call.id);
    await audit(
      tx,
      actor,
      "calls.retry_step",
      { kind: "call", id: call.id },
      { step: input.step, was: step.state },
    );
    await publish(tx, STEP_DUE[input.step], { callId: call.id });
  });
}
