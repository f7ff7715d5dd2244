import "server-only";
import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { callAttempts, calls, plannedCalls, restores } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { log } from "@/lib/platform/log";
import { getSettings } from "@/lib/settings/queries";
import type { DialedSession } from "@/lib/telephony/ports";
import { telephonyRoad } from "@/lib/telephony/registry";
import { applyCallEvent } from "../apply-call-event";
import { foldHistory, lookUp } from "../watchdog/settle-attempts";

/** The provider's clock and ours may differ by so much. */
const CLOCK_MS = 60_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Found = { sessions: number; calls: number; plans: number };

/**
 * After a restore: asks the provider what was dialed since the backup and tells the calls that wait, so that nobody is
 * rung again. A session whose attempt the backup does not know is given to the oldest call to its number that waits.
 * A session is in the history only once it is over, so the last look is made when every one of before must be.
 *
 * @returns whether everything is settled; false: what waits must not be dialed, redone or given up yet
 * @throws where the provider's history cannot be read
 */
export async function settleRestore(): Promise<boolean> {
  const [restore] = await database()
    .select()
    .from(restores)
    .where(isNull(restores.settledAt))
    .orderBy(asc(restores.backupAt))
    .limit(1);
  if (!restore) return true;
  const { dialing, timeOuts } = await getSettings();
  const lastsSeconds = dialing.ringSeconds + dialing.maxCallSeconds + timeOuts.talkSlackSeconds;
  // Asked before the history is: what it then does not know has not been, or is not over.
  const [clock] = await database().execute<{ isOver: boolean }>(sql`
    select clock_timestamp() > ${restore.restoredAt.toISOString()}::timestamptz + make_interval(secs => ${lastsSeconds}) as "isOver"`);
  const sessions = await telephonyRoad().dialedSessions({
    from: new Date(restore.backupAt.getTime() - CLOCK_MS),
    to: new Date(restore.restoredAt.getTime() + CLOCK_MS),
  });
  const found = await tellCalls(sessions, restore.backupAt);
  const before = restore.found ?? { sessions: 0, calls: 0, plans: 0 };
  const sum: Found = {
    sessions: sessions.length,
    calls: before.calls + found.calls,
    plans: before.plans + found.plans,
  };
  const isSettled = clock?.isOver === true;
  await database().transaction(async (tx) => {
    const [written] = await tx
      .update(restores)
      .set({ found: sum, ...(isSettled ? { settledAt: sql`clock_timestamp()` } : {}) })
      .where(and(eq(restores.id, restore.id), isNull(restores.settledAt)))
      .returning();
    if (!isSettled || !written) return;
    const object = { kind: "backup", id: restore.backupAt.toISOString() };
    await audit(tx, { kind: "system", name: "watchdog" }, "backup.settled", object, sum);
  });
  if (isSettled) log.info("restore settled", { count: sum.calls + sum.plans });
  return isSettled;
}

async function tellCalls(sessions: DialedSession[], backupAt: Date) {
  let told = await tellKnownAttempts();
  let plans = 0;
  const known = await knownSessions(sessions);
  for (const session of sessions) {
    const isLost = session.startedAt.getTime() >= backupAt.getTime() - CLOCK_MS;
    if (!isLost || known.has(session.sessionId) || known.has(session.attemptId ?? "")) continue;
    if (await adopt(session)) told += 1;
    else plans += await endPlans(session);
  }
  return { calls: told, plans };
}

/** Attempts of the backup that had no end in it: the history says how they ended. */
async function tellKnownAttempts(): Promise<number> {
  const open = await database()
    .select()
    .from(callAttempts)
    .where(inArray(callAttempts.state, ["start_sent", "running"]));
  let told = 0;
  for (const attempt of open) {
    const facts = await lookUp(attempt);
    if (!facts?.finished) continue;
    await foldHistory(attempt, facts);
    told += 1;
  }
  return told;
}

/** Ids of attempts and sessions the database knows. */
async function knownSessions(sessions: DialedSession[]): Promise<Set<string>> {
  const known = new Set<string>();
  const CHUNK = 1000;
  for (let at = 0; at < sessions.length; at += CHUNK) {
    const part = sessions.slice(at, at + CHUNK);
    const attemptIds = part.flatMap(({ attemptId }) =>
      attemptId && UUID.test(attemptId) ? [attemptId] : [],
    );
    const bySession = inArray(
      callAttempts.sessionId,
      part.map(({ sessionId }) => sessionId),
    );
    const rows = await database()
      .select({ id: callAttempts.id, sessionId: callAttempts.sessionId })
      .from(callAttempts)
      .where(
        attemptIds.length > 0
          ? sql`${bySession} or ${inArray(callAttempts.id, attemptIds)}`
          : bySession,
      );
    for (const row of rows) {
      known.add(row.id);
      if (row.sessionId) known.add(row.sessionId);
    }
  }
  return known;
}

/** Gives a session to the call it was for, as if its attempt had never been lost. False: no call to its number waits. */
async function adopt(session: DialedSession): Promise<boolean> {
  const { attemptId, sessionId, startedAt, phones } = session;
  if (!attemptId || !UUID.test(attemptId)) return false;
  const attempt = await database().transaction(async (tx: Tx) => {
    const [call] = await tx
      .select()
      .from(calls)
      .where(
        and(
          inArray(calls.phone, phones),
          sql`${calls.statusRank} < 90`,
          isNull(calls.permittedAt),
          lte(calls.createdAt, new Date(startedAt.getTime() + CLOCK_MS)),
        ),
      )
      .orderBy(asc(calls.createdAt))
      .limit(1)
      .for("update");
    if (!call) return null;
    // An attempt of the backup that never got a session is over: this one is the call's.
    await tx
      .update(callAttempts)
      .set({
        state: "abandoned",
        endedAt: sql`clock_timestamp()`,
        slotFreeAt: sql`clock_timestamp()`,
      })
      .where(and(eq(callAttempts.callId, call.id), inArray(callAttempts.state, ["start_sent"])));
    const [row] = await tx
      .insert(callAttempts)
      .values({
        id: attemptId,
        callId: call.id,
        no: sql`(select coalesce(max(no), 0) + 1 from call_attempts where call_id = ${call.id})`,
        state: "running",
        gate: telephonyRoad().gate,
        sessionId,
        dialStartedAt: startedAt,
        acceptedAt: startedAt,
        permittedAt: startedAt,
      })
      .returning();
    await applyCallEvent(tx, call.id, {
      source: "history",
      eventId: `permit_${attemptId}`,
      occurredAt: startedAt,
      causedBy: "watchdog",
      attemptId,
      type: "permit_granted",
      sessionId,
    });
    return row ?? null;
  });
  if (!attempt) return false;
  const facts = await lookUp(attempt);
  if (facts) await foldHistory(attempt, facts);
  return true;
}

/** Plans to a number that was rung after their hour: they were carried out before the restore. */
async function endPlans(session: DialedSession): Promise<number> {
  const ended = await database()
    .update(plannedCalls)
    .set({
      state: "blocked",
      blockedBy: "too_late",
      settledAt: sql`clock_timestamp()`,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(
      and(
        inArray(plannedCalls.phone, session.phones),
        inArray(plannedCalls.state, ["planned", "starting"]),
        lte(plannedCalls.dueAt, new Date(session.startedAt.getTime() + CLOCK_MS)),
      ),
    )
    .returning({ id: plannedCalls.id });
  return ended.length;
}
