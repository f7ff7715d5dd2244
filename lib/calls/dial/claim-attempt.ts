import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { callAttempts, calls, gates } from "@/db/schema";
import { settleAll } from "@/lib/platform/settle-all";
import { findDestination } from "@/lib/settings/destination";
import { getSettings } from "@/lib/settings/queries";
import { applyCallEvent } from "../apply-call-event";
import { reservationMicros } from "./number-rules";

export type Claim =
  | { kind: "claimed"; attemptId: string; no: number }
  /** No slot, pace spent, or paused: worth another look after so many seconds. */
  | { kind: "wait"; seconds: number }
  /** Nothing to dial: the call is over, or an attempt of it is open. */
  | { kind: "nothing" };

/**
 * Pays for a dial before it is made: attempt row, slot, pace and budget reservation in one short transaction.
 * The gate's row is locked meanwhile, so the caps are exact whatever the number of workers.
 */
export async function claimAttempt(callId: string, gate: string): Promise<Claim> {
  return database().transaction(async (tx) => {
    await lockGate(tx, gate);
    // Sent without waiting for each other: whoever has the gate holds up everybody else.
    const [[call], [open], { dialing }, counted] = await settleAll([
      tx.select().from(calls).where(eq(calls.id, callId)).for("update"),
      tx
        .select({ id: callAttempts.id })
        .from(callAttempts)
        .where(
          and(
            eq(callAttempts.callId, callId),
            inArray(callAttempts.state, ["start_sent", "running"]),
          ),
        ),
      getSettings(tx),
      countAt(tx, gate),
    ]);
    if (!call || call.statusRank >= 90 || call.permittedAt || open) return { kind: "nothing" };
    if (dialing.paused) return { kind: "wait", seconds: 2 };
    if (counted.used >= dialing.maxConcurrentCalls || counted.recent >= dialing.callsPerMinute)
      return { kind: "wait", seconds: 1 };
    const destination = findDestination(call.phone, dialing);
    const [attempt] = await tx
      .insert(callAttempts)
      .values({
        callId,
        gate,
        no: sql`(select coalesce(max(no), 0) + 1 from call_attempts where call_id = ${callId})`,
        dialStartedAt: sql`clock_timestamp()`,
        reservedMicros: destination.isAllowed
          ? reservationMicros(destination.pricePerMinuteMicros, dialing)
          : 0,
      })
      .returning({ id: callAttempts.id, no: callAttempts.no });
    if (!attempt) throw new Error("an insert returned no row");
    await applyCallEvent(tx, callId, {
      source: "system",
      eventId: `start_sent_${attempt.id}`,
      occurredAt: new Date(),
      causedBy: "worker",
      attemptId: attempt.id,
      type: "start_sent",
    });
    return { kind: "claimed", attemptId: attempt.id, no: attempt.no };
  });
}

async function lockGate(tx: Tx, gate: string): Promise<void> {
  const lock = () => tx.select().from(gates).where(eq(gates.id, gate)).for("update");
  if ((await lock()).length > 0) return;
  await tx.insert(gates).values({ id: gate }).onConflictDoNothing();
  await lock();
}

/**
 * Sessions that hold a slot now, and dials of the last minute. By the statement's time, which stands still: of a clock
 * that runs, no index tells what is younger.
 */
async function countAt(tx: Tx, gate: string): Promise<{ used: number; recent: number }> {
  const [row] = await tx.execute<{ used: number; recent: number }>(sql`
    select
      (select count(*)::int from ${callAttempts} where gate = ${gate} and slot_free_at is null) as used,
      (select count(*)::int from ${callAttempts}
        where gate = ${gate} and dial_started_at > statement_timestamp() - interval '60 seconds') as recent`);
  if (!row) throw new Error("a count returned no row");
  return row;
}
