import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CallEvent } from "./call-event";
import type { FoldedCall } from "./fold-one";
import { timelineData, timelineType } from "./timeline-row";

export type CallEntry = { callId: string; event: CallEvent };
export type StoredEvent = { no: number; receivedAt: Date };

/**
 * Writes events into the timelines of their calls, each once. One statement, however many there are.
 * @returns what stands in the timeline now, at the entry's place; null: it stood there before
 */
export async function storeEvents(
  tx: Tx,
  entries: readonly CallEntry[],
): Promise<(StoredEvent | null)[]> {
  if (entries.length === 0) return [];
  const rows = entries.map(({ callId, event }) => ({
    call_id: callId,
    attempt_id: event.attemptId ?? null,
    source: event.source,
    event_id: event.eventId,
    type: timelineType(event),
    occurred_at: event.occurredAt,
    received_at: event.receivedAt ?? null,
    caused_by: event.causedBy ?? null,
    data: timelineData(event),
  }));
  const stored = await tx.execute<{ no: number; key: string; receivedMs: number }>(sql`
    insert into call_events (call_id, attempt_id, source, event_id, type, occurred_at, received_at, caused_by, data)
    select call_id, attempt_id, source, event_id, type, occurred_at,
           coalesce(received_at, clock_timestamp()), caused_by, data
    from json_populate_recordset(null::call_events, ${JSON.stringify(rows)}::text::json)
    on conflict (source, event_id) do nothing
    returning no::float8 as no, source || ' ' || event_id as key,
              floor(extract(epoch from received_at) * 1000)::float8 as "receivedMs"`);
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return entries.map(({ event }) => {
    const row = byKey.get(`${event.source} ${event.eventId}`);
    return row ? { no: row.no, receivedAt: new Date(row.receivedMs) } : null;
  });
}

/** Notes at events which status they moved their calls to. */
export async function noteMoves(
  tx: Tx,
  moves: readonly { no: number; movedTo: string }[],
): Promise<void> {
  if (moves.length === 0) return;
  await tx.execute(sql`
    update call_events e set moved_to = x."movedTo"
    from json_to_recordset(${JSON.stringify(moves)}::text::json) as x (no bigint, "movedTo" text)
    where e.no = x.no`);
}

/** Writes what folding changed of calls, all of them in one statement. Their rows are locked. */
export async function storeFolded(tx: Tx, folded: readonly FoldedCall[]): Promise<void> {
  const rows = folded.map(({ after }) => ({
    id: after.id,
    facts: after.facts,
    status: after.status,
    status_rank: after.statusRank,
    status_at: after.statusAt,
    version: after.version,
    updated_at: after.updatedAt,
    completed_at: after.completedAt,
    permitted_at: after.permittedAt,
    ringing_at: after.ringingAt,
    answered_at: after.answeredAt,
    ended_at: after.endedAt,
    end_code: after.endCode,
    end_reason: after.endReason,
    ended_by: after.endedBy,
    talk_seconds: after.talkSeconds,
    callee_turns: after.calleeTurns,
    talked: after.talked,
    recording_url: after.recordingUrl,
    recording_seconds: after.recordingSeconds,
    error_code: after.errorCode,
    voximplant_call_id: after.voximplantCallId,
    outcome: after.outcome,
    outcome_source: after.outcomeSource,
    corrected_outcome: after.correctedOutcome,
    corrected_at: after.correctedAt,
    corrected_by: after.correctedBy,
  }));
  await tx.execute(sql`
    update calls c set
      facts = x.facts, status = x.status, status_rank = x.status_rank,
      -- A moment read into JavaScript has lost its microseconds: what did not change is left as it stands.
      status_at = case when c.status = x.status then c.status_at else x.status_at end,
      version = x.version, updated_at = x.updated_at,
      completed_at = ${kept("completed_at")}, permitted_at = ${kept("permitted_at")},
      ringing_at = x.ringing_at, answered_at = x.answered_at, ended_at = x.ended_at,
      end_code = x.end_code, end_reason = x.end_reason, ended_by = x.ended_by,
      talk_seconds = x.talk_seconds, callee_turns = x.callee_turns, talked = x.talked,
      recording_url = x.recording_url, recording_seconds = x.recording_seconds,
      error_code = x.error_code, voximplant_call_id = x.voximplant_call_id,
      outcome = x.outcome, outcome_source = x.outcome_source,
      corrected_outcome = x.corrected_outcome, corrected_at = ${kept("corrected_at")},
      corrected_by = x.corrected_by
    from json_populate_recordset(null::calls, ${JSON.stringify(rows)}::text::json) x
    where c.id = x.id`);
}

function kept(column: "completed_at" | "permitted_at" | "corrected_at"): SQL {
  const [old, given] = [sql.raw(`c.${column}`), sql.raw(`x.${column}`)];
  return sql`case when date_trunc('milliseconds', ${old}) = ${given} then ${old} else ${given} end`;
}
