import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { STEPS, type Step } from "@/db/enums";
import { callSteps, calls } from "@/db/schema";
import { publish } from "@/lib/platform/jobs/queue";
import type { TimeOuts } from "@/lib/settings/schema";
import { callRequested, STEP_DUE } from "../events";
import { STEP_STATUS } from "../status";
import { settleStep } from "../steps";
import { passVerdict } from "./stuck-attempts";

/** Calls that wait to be dialled without an attempt: the job is set going again, or the call is given up. */
export async function redialOrGiveUp(timeOuts: TimeOuts): Promise<number> {
  const waiting = await database()
    .select({
      id: calls.id,
      isTooOld: sql<boolean>`${calls.createdAt} < clock_timestamp() - make_interval(secs => ${timeOuts.initiatingSeconds})`,
    })
    .from(calls)
    .where(
      and(
        inArray(calls.status, ["initiating", "calling"]),
        // What the index of open calls says of itself; without it all calls are walked through.
        sql`${calls.statusRank} < 90`,
        // A call that got its permit has rung perhaps: the history says what became of it.
        isNull(calls.permittedAt),
        sql`${calls.statusAt} < clock_timestamp() - interval '20 seconds'`,
        sql`not exists (select 1 from call_attempts a where a.call_id = ${calls.id} and a.state in ('start_sent', 'running'))`,
      ),
    )
    .limit(100);
  for (const { id, isTooOld } of waiting) {
    if (isTooOld) await passVerdict(id, id, "no_permit", "nothing could dial it in time");
    else await database().transaction((tx) => publish(tx, callRequested, { callId: id }));
  }
  return waiting.length;
}

/** Post-call steps that no run works on any more: announced again; after three times the limit they are given up. */
export async function moveStuckSteps(timeOuts: TimeOuts): Promise<number> {
  const limits = {
    reading: timeOuts.analyzingSeconds,
    follow_up: timeOuts.preparingFollowupSeconds,
    sms: timeOuts.sendingSmsSeconds,
    crm: timeOuts.addingToCrmSeconds,
  };
  let moved = 0;
  for (const step of STEPS) {
    const limit = limits[step];
    const stuck = await database()
      .select({
        callId: callSteps.callId,
        isHopeless: sql<boolean>`${calls.statusAt} < clock_timestamp() - make_interval(secs => ${limit * 3})`,
      })
      .from(callSteps)
      .innerJoin(calls, eq(calls.id, callSteps.callId))
      .where(
        and(
          eq(callSteps.step, step),
          eq(calls.status, STEP_STATUS[step]),
          inArray(callSteps.state, ["planned", "retry", "sending"]),
          sql`${calls.statusAt} < clock_timestamp() - make_interval(secs => least(${limit}, 60))`,
          sql`${callSteps.updatedAt} < clock_timestamp() - make_interval(secs => least(${limit}, 60))`,
        ),
      )
      .limit(100);
    for (const { callId, isHopeless } of stuck) {
      await database().transaction(async (tx) => {
        if (isHopeless) await giveUpStep(tx, callId, step);
        else await publish(tx, STEP_DUE[step], { callId });
      });
    }
    moved += stuck.length;
  }
  return moved;
}

/** Ends a step as it is found under its lock: a run that settled it meanwhile has the last word. */
async function giveUpStep(tx: Tx, callId: string, step: Step): Promise<void> {
  // The call's row first, then its steps': everybody locks in this order.
  await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for("update");
  const isStep = and(eq(callSteps.callId, callId), eq(callSteps.step, step));
  const [found] = await tx.select().from(callSteps).where(isStep).for("update");
  if (found?.state !== "planned" && found?.state !== "retry" && found?.state !== "sending") return;
  // Only a message in the middle of its sending may have gone out.
  const perhapsSent = step === "sms" && found.state === "sending";
  await tx.update(callSteps).set({ state: "sending" }).where(isStep);
  await settleStep(
    tx,
    callId,
    step,
    perhapsSent
      ? { state: "unknown", errorClass: "ambiguous", error: "timed_out" }
      : { state: "failed_final", errorClass: "transient", error: "timed_out" },
    { causedBy: "watchdog" },
  );
}
