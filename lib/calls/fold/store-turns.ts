import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { callTurns } from "@/db/schema";
import type { CallEvent } from "./call-event";
import { calleeTurnsOf, type TurnCount } from "./fold-events";

/** The history's transcript is a fall-back: it fills what no report brought. */
const HISTORY_SEQ = 0;

/** Writes the turns an event carries; a later report's wording of a turn replaces an earlier one's. */
export async function storeTurns(tx: Tx, callId: string, event: CallEvent): Promise<TurnCount> {
  const carried =
    event.type === "report"
      ? { turns: event.report.turns, seq: event.report.seq }
      : event.type === "history" && event.facts.turns
        ? { turns: event.facts.turns, seq: HISTORY_SEQ }
        : null;
  if (carried === null || carried.turns.length === 0) return { callee: 0 };
  if (carried.seq === HISTORY_SEQ) {
    const [known] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from ${callTurns} where call_id = ${callId} and seq > ${HISTORY_SEQ}`,
    );
    if ((known?.n ?? 0) > 0) return { callee: 0 };
  } else {
    await tx
      .delete(callTurns)
      .where(and(eq(callTurns.callId, callId), eq(callTurns.seq, HISTORY_SEQ)));
  }
  await tx
    .insert(callTurns)
    .values(
      carried.turns.map((turn) => ({
        callId,
        turnNo: turn.no,
        speaker: turn.speaker,
        text: turn.text,
        startMs: turn.startMs,
        endMs: turn.endMs,
        interrupted: turn.interrupted,
        latencyMs: turn.latencyMs,
        seq: carried.seq,
      })),
    )
    .onConflictDoUpdate({
      target: [callTurns.callId, callTurns.turnNo],
      set: {
        speaker: sql`excluded.speaker`,
        text: sql`excluded.text`,
        startMs: sql`excluded.start_ms`,
        endMs: sql`excluded.end_ms`,
        interrupted: sql`excluded.interrupted`,
        latencyMs: sql`excluded.latency_ms`,
        seq: sql`excluded.seq`,
      },
      setWhere: sql`${callTurns.seq} < excluded.seq`,
    });
  return { callee: calleeTurnsOf(event) };
}
