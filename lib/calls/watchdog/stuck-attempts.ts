import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { callAttempts, calls } from "@/db/schema";
import { publish } from "@/lib/platform/jobs/queue";
import { log } from "@/lib/platform/log";
import { unseal } from "@/lib/platform/seal/seal";
import type { Dialing, TimeOuts } from "@/lib/settings/schema";
import { telephonyRoad } from "@/lib/telephony/registry";
import { applyCallEvent } from "../apply-call-event";
import { controlTokenOf, controlUrlPlace } from "../dial/control-token";
import { callRequested } from "../events";
import type { VerdictReason } from "../fold/facts";
import { type Attempt, foldHistory, lookUp } from "./settle-attempts";

/** The whole life of a call has at most so many sessions asked for. */
const MAX_ATTEMPTS = 2;

/** Attempts whose session never asked for its permit: given up, and redone once while there is time. */
export async function giveUpUnpermitted(timeOuts: TimeOuts): Promise<number> {
  const stuck = await database()
    .select()
    .from(callAttempts)
    .where(
      and(
        eq(callAttempts.state, "start_sent"),
        isNull(callAttempts.sessionId),
        sql`${callAttempts.dialStartedAt} < clock_timestamp() - make_interval(secs => ${timeOuts.permitSeconds})`,
      ),
    )
    .limit(100);
  for (const attempt of stuck) await giveUp(attempt, timeOuts);
  return stuck.length;
}

async function giveUp(attempt: Attempt, timeOuts: TimeOuts): Promise<void> {
  await database().transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, attempt.callId)).for("update");
    // A permit that was given in this very moment wins: its row is no longer without a session.
    const [fenced] = await tx
      .update(callAttempts)
      .set({
        state: "abandoned",
        endedAt: sql`clock_timestamp()`,
        slotFreeAt: sql`clock_timestamp()`,
      })
      .where(
        and(
          eq(callAttempts.id, attempt.id),
          eq(callAttempts.state, "start_sent"),
          isNull(callAttempts.sessionId),
        ),
      )
      .returning({ id: callAttempts.id });
    if (!call || !fenced || call.statusRank >= 90) return;
    const head = {
      source: "watchdog",
      occurredAt: new Date(),
      causedBy: "watchdog",
      attemptId: attempt.id,
    } as const;
    const ageMs = Date.now() - call.createdAt.getTime();
    if (attempt.no < MAX_ATTEMPTS && ageMs < timeOuts.permitTotalSeconds * 1000) {
      await applyCallEvent(tx, call.id, {
        ...head,
        eventId: `abandoned_${attempt.id}`,
        type: "attempt_abandoned",
        detail: "no permit was asked for",
      });
      await publish(tx, callRequested, { callId: call.id });
      return;
    }
    await applyCallEvent(tx, call.id, {
      ...head,
      eventId: `verdict_${attempt.id}_no_permit`,
      type: "verdict",
      reason: "no_permit",
      detail: "no session asked for its permit",
    });
  });
}

/** Running attempts that should have been answered, or should be over, by now: the provider's history decides. */
export async function settleOverdue(dialing: Dialing, timeOuts: TimeOuts): Promise<number> {
  const ringLimit = dialing.ringSeconds + timeOuts.ringSlackSeconds;
  const talkLimit = dialing.ringSeconds + dialing.maxCallSeconds + timeOuts.talkSlackSeconds;
  const overdue = await database()
    .select({
      attempt: callAttempts,
      isPastTalk: sql<boolean>`${callAttempts.permittedAt} < clock_timestamp() - make_interval(secs => ${talkLimit})`,
    })
    .from(callAttempts)
    .innerJoin(calls, eq(calls.id, callAttempts.callId))
    .where(
      and(
        eq(callAttempts.state, "running"),
        sql`(${callAttempts.permittedAt} < clock_timestamp() - make_interval(secs => ${talkLimit})
          or (${calls.answeredAt} is null and ${callAttempts.permittedAt} < clock_timestamp() - make_interval(secs => ${ringLimit}))
          or ${calls.updatedAt} < clock_timestamp() - make_interval(secs => ${ringLimit}))`,
      ),
    )
    .limit(100);
  for (const { attempt, isPastTalk } of overdue) await settleOne(attempt, isPastTalk);
  return overdue.length;
}

async function settleOne(attempt: Attempt, isPastTalk: boolean): Promise<void> {
  const facts = await lookUp(attempt).catch((error: unknown) => {
    log.warn("history not readable", { attemptId: attempt.id, error });
    return "unreachable" as const;
  });
  if (facts !== "unreachable" && facts?.finished) {
    await foldHistory(attempt, facts);
    return;
  }
  if (!isPastTalk) return;
  const controlUrl =
    attempt.controlUrl === null ? null : unseal(attempt.controlUrl, controlUrlPlace(attempt.id));
  if (controlUrl)
    await telephonyRoad().hangUp({ controlUrl, controlToken: controlTokenOf(attempt.id) });
  // An unreachable history proves nothing: the slot stays taken until the provider was asked.
  if (facts !== "unreachable")
    await passVerdict(
      attempt.callId,
      attempt.id,
      "timed_out",
      "no end was reported and the history knows none",
    );
}

export async function passVerdict(
  callId: string,
  ref: string,
  reason: VerdictReason,
  detail: string,
): Promise<void> {
  await database().transaction((tx) =>
    applyCallEvent(tx, callId, {
      source: "watchdog",
      eventId: `verdict_${ref}_${reason}`,
      occurredAt: new Date(),
      causedBy: "watchdog",
      type: "verdict",
      reason,
      detail,
    }),
  );
}
