import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import type { Outcome } from "@/db/enums";
import { calls } from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { applyCallEvent } from "./apply-call-event";

/**
 * A person's word on what came of a call: it counts from now on, the model's stays beside it.
 * @param input.ifVersion the version of the call that was read; undefined: whichever
 * @throws AppError not_found; precondition_failed; conflict while the call is not over, or where it was canceled
 */
export async function correctOutcome({
  actor,
  input,
}: {
  actor: Actor;
  input: { callId: string; outcome: Outcome; ifVersion?: string | undefined };
}): Promise<void> {
  await database().transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, input.callId)).for("update");
    if (!call) throw new AppError("not_found");
    assertReaches(actor, "calls.correct_outcome", call);
    if (input.ifVersion !== undefined && input.ifVersion !== String(call.version))
      throw new AppError("precondition_failed");
    if (call.statusRank < 20 || call.status === "canceled") throw new AppError("conflict");
    await audit(
      tx,
      actor,
      "calls.correct_outcome",
      { kind: "call", id: call.id },
      { from: call.outcome, to: input.outcome },
    );
    await applyCallEvent(tx, call.id, {
      source: "user",
      eventId: `corrected_${randomUUID()}`,
      occurredAt: new Date(),
      causedBy: actorRef(actor),
      type: "outcome_corrected",
      outcome: input.outcome,
    });
  });
}
