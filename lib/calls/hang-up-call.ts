import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { database } from "@/db/client";
import { callAttempts, calls } from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { unseal } from "@/lib/platform/seal/seal";
import { telephonyRoad } from "@/lib/telephony/registry";
import { applyCallEvent } from "./apply-call-event";
import { controlTokenOf, controlUrlPlace } from "./dial/control-token";

export type HangUpResult = { result: "canceled" | "sent" | "gone" | "unreachable" };

/**
 * Ends a call: one that has no permit yet is canceled and will never ring; a running one is told to hang up.
 * @throws AppError not_found; conflict where the call is over already
 */
export async function hangUpCall({
  actor,
  input,
}: {
  actor: Actor;
  input: { callId: string };
}): Promise<HangUpResult> {
  const session = await database().transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, input.callId)).for("update");
    if (!call) throw new AppError("not_found");
    assertReaches(actor, "calls.hang_up", call);
    if (call.statusRank > 10) throw new AppError("conflict");
    const [attempt] = await tx
      .select()
      .from(callAttempts)
      .where(
        and(
          eq(callAttempts.callId, call.id),
          inArray(callAttempts.state, ["start_sent", "running"]),
        ),
      );
    const head = {
      occurredAt: new Date(),
      causedBy: actorRef(actor),
      ...(attempt ? { attemptId: attempt.id } : {}),
    };
    await audit(tx, actor, "calls.hang_up", { kind: "call", id: call.id });
    await applyCallEvent(tx, call.id, {
      ...head,
      source: "user",
      eventId: `hang_up_${randomUUID()}`,
      type: "hang_up_asked",
    });
    if (attempt?.state === "running") return attempt;
    await applyCallEvent(tx, call.id, {
      ...head,
      source: "user",
      eventId: `verdict_${call.id}_canceled`,
      type: "verdict",
      reason: "canceled",
      detail: "hung up before it rang",
    });
    return null;
  });
  if (session === null) return { result: "canceled" };
  const controlUrl =
    session.controlUrl === null ? null : unseal(session.controlUrl, controlUrlPlace(session.id));
  if (controlUrl === null) return { result: "unreachable" };
  return {
    result: await telephonyRoad().hangUp({ controlUrl, controlToken: controlTokenOf(session.id) }),
  };
}
