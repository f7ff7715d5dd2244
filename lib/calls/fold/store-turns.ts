import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { callTurns } from "@/db/schema";
import type { CallEvent } from "./call-event";
import { type CallFacts, mergeFacts, transcriptSource } from "./facts";
import { calleeTurnsOf, factsOf, type TurnCount } from "./fold-events";

/** The history's transcript is a fall-back: it fills what no report brought. */
const HISTORY_SEQ = 0;

/**
 * Writes the turns an event carries. The newest report has the whole talk as it is now known: a turn's number may
 * shift when a late text comes in, so an older report never writes beside a newer one.
 * @param known the call's facts before this event
 */
export async function storeTurns(
  tx: Tx,
  callId: string,
  event: CallEvent,
  known: CallFacts,
): Promise<TurnCount> {
  const count = { callee: calleeTurnsOf(event) };
  const carried = carriedTurns(event, known, count);
  const last = carried?.turns.at(-1);
  if (!carried || !last) return count;
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
      // Most turns of a cumulative report are known already: only those that changed are written.
      setWhere: sql`(${callTurns.speaker}, ${callTurns.text}, ${callTurns.startMs}, ${callTurns.endMs}, ${callTurns.interrupted}, ${callTurns.latencyMs})
        is distinct from (excluded.speaker, excluded.text, excluded.start_ms, excluded.end_ms, excluded.interrupted, excluded.latency_ms)`,
    });
  await tx
    .delete(callTurns)
    .where(and(eq(callTurns.callId, callId), gt(callTurns.turnNo, last.no)));
  return count;
}

function carriedTurns(event: CallEvent, known: CallFacts, count: TurnCount) {
  if (event.type !== "report" && event.type !== "history") return null;
  // Another source has the better transcript, now or already before.
  if (transcriptSource(mergeFacts(known, factsOf(event, count))) !== event.type) return null;
  if (event.type === "history")
    return event.facts.turns && { turns: event.facts.turns, seq: HISTORY_SEQ };
  const isNewest = event.report.seq > (known.report?.seq ?? 0);
  return isNewest ? { turns: event.report.turns, seq: event.report.seq } : null;
}
