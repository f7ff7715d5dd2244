import "server-only";
import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { callSteps, calls } from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { retryStep } from "@/lib/calls/retry-step";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs/queue";
import { readCallAgainJob } from "./jobs";

/**
 * Asks for another reading of a finished call; it is made by a job. The newest reading counts, older ones stay,
 * nothing is sent again. Where the first reading never came about, this repeats that step, and the follow-up that waited for it happens.
 * @throws AppError not_found; forbidden; conflict while the first reading is still due, or nobody spoke
 */
export async function readAgain({
  actor,
  input,
}: {
  actor: Actor;
  input: { callId: string };
}): Promise<void> {
  const state = await database().transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, input.callId));
    if (!call) throw new AppError("not_found");
    assertReaches(actor, "calls.read_again", call);
    const [step] = await tx
      .select({ state: callSteps.state })
      .from(callSteps)
      .where(and(eq(callSteps.callId, call.id), eq(callSteps.step, "reading")));
    if (step?.state !== "done") return step?.state ?? null;
    await audit(tx, actor, "calls.read_again", { kind: "call", id: call.id });
    const job = { callId: call.id, requestedBy: actorRef(actor) };
    await enqueue(tx, readCallAgainJob, job, { onlyOneKey: call.id });
    return step.state;
  });
  if (state === "done") return;
  if (state === null) throw new AppError("conflict");
  await retryStep({ actor, input: { callId: input.callId, step: "reading" } });
}
