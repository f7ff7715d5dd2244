import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { givenRows } from "@/db/given-rows";
import { liveInsert, RING } from "@/lib/platform/live/announce";
import { isTerminal, STATUS_RANK } from "../status";
import type { FoldedCall } from "./fold-one";
import { timelineData, timelineType } from "./timeline-row";

const givenEvents = givenRows({
  call_id: "uuid",
  attempt_id: "uuid",
  source: "text",
  event_id: "text",
  type: "text",
  occurred_at: "timestamptz",
  received_at: "timestamptz",
  caused_by: "text",
  moved_to: "text",
  data: "jsonb",
});

const givenCalls = givenRows({
  id: "uuid",
  facts: "jsonb",
  status: "text",
  status_rank: "int",
  ringing_at: "timestamptz",
  answered_at: "timestamptz",
  ended_at: "timestamptz",
  end_code: "int",
  end_reason: "text",
  ended_by: "text",
  talk_seconds: "int",
  callee_turns: "int",
  talked: "boolean",
  recording_url: "text",
  recording_seconds: "int",
  error_code: "text",
  voximplant_call_id: "text",
  outcome: "text",
  outcome_source: "text",
  corrected_by: "uuid",
  is_moved: "boolean",
  is_over: "boolean",
  is_permitted: "boolean",
  is_corrected: "boolean",
  is_told: "boolean",
});

/**
 * Writes events into the timelines of their calls, each once, and with those that are new what they made of their
 * calls, and that these changed. One statement, however many there are; the calls' rows are locked.
 * @param folded of different calls
 * @returns by call, when its event was stored, by the database's clock; a call without one had the event before, and
 *   nothing of it was written
 */
export async function storeFolded(
  tx: Tx,
  folded: readonly FoldedCall[],
): Promise<Map<string, Date>> {
  if (folded.length === 0) return new Map();
  const rows = await tx.execute<{ callId: string; receivedMs: number }>(sql`
    with fresh as (
      insert into call_events
        (call_id, attempt_id, source, event_id, type, occurred_at, received_at, caused_by, moved_to, data)
      select call_id, attempt_id, source, event_id, type, occurred_at,
             coalesce(received_at, clock_timestamp()), caused_by, moved_to, data
      from ${givenEvents(folded.map(timelineRow))} x
      on conflict (source, event_id) do nothing
      returning call_id, received_at
    ), written as (
      update calls c set
        facts = x.facts, status = x.status, status_rank = x.status_rank,
        version = c.version + 1, updated_at = f.received_at,
        status_at = case when x.is_moved then f.received_at else c.status_at end,
        completed_at = case when x.is_over then f.received_at else c.completed_at end,
        permitted_at = case when x.is_permitted then f.received_at else c.permitted_at end,
        ringing_at = x.ringing_at, answered_at = x.answered_at, ended_at = x.ended_at,
        end_code = x.end_code, end_reason = x.end_reason, ended_by = x.ended_by,
        talk_seconds = x.talk_seconds, callee_turns = x.callee_turns, talked = x.talked,
        recording_url = x.recording_url, recording_seconds = x.recording_seconds,
        error_code = x.error_code, voximplant_call_id = x.voximplant_call_id,
        outcome = x.outcome, outcome_source = x.outcome_source,
        corrected_outcome = case when x.is_corrected then x.outcome else c.corrected_outcome end,
        corrected_at = case when x.is_corrected then f.received_at else c.corrected_at end,
        corrected_by = case when x.is_corrected then x.corrected_by else c.corrected_by end
      from fresh f, ${givenCalls(folded.map(callRow))} x
      where c.id = f.call_id and x.id = f.call_id
      returning c.id, c.contact_id, c.owner_id, c.team_id, x.is_told
    ), told as (
      ${liveInsert(sql`select 'call', id, contact_id, owner_id, team_id from written where is_told`)}
    )
    select call_id as "callId", floor(extract(epoch from received_at) * 1000)::float8 as "receivedMs",
           case when exists (select from told) then ${RING}::text end as rung
    from fresh`);
  return new Map(rows.map(({ callId, receivedMs }) => [callId, new Date(receivedMs)]));
}

function timelineRow({ before, event, movedTo }: FoldedCall) {
  return {
    call_id: before.id,
    attempt_id: event.attemptId ?? null,
    source: event.source,
    event_id: event.eventId,
    type: timelineType(event),
    occurred_at: event.occurredAt,
    received_at: event.receivedAt ?? null,
    caused_by: event.causedBy ?? null,
    moved_to: movedTo,
    data: timelineData(event),
  };
}

function callRow({ before, after, event, derived, movedTo }: FoldedCall) {
  const isCorrected = event.type === "outcome_corrected";
  return {
    id: before.id,
    facts: after.facts,
    status: after.status,
    status_rank: STATUS_RANK[after.status],
    ringing_at: derived.ringingAt,
    answered_at: derived.answeredAt,
    ended_at: derived.endedAt,
    end_code: derived.endCode,
    end_reason: derived.endReason,
    ended_by: derived.endedBy,
    talk_seconds: derived.talkSeconds,
    callee_turns: derived.calleeTurns,
    talked: after.talked,
    recording_url: derived.recordingUrl,
    recording_seconds: derived.recordingSeconds,
    error_code: derived.errorCode,
    voximplant_call_id: after.voximplantCallId,
    outcome: after.outcome,
    outcome_source: after.outcomeSource,
    corrected_by: isCorrected ? (event.causedBy ?? null) : null,
    is_moved: movedTo !== null,
    is_over: movedTo !== null && isTerminal(movedTo),
    is_permitted: event.type === "permit_granted",
    is_corrected: isCorrected,
    // Demo data tell a whole past at once: that there is a call is news enough.
    is_told: !event.receivedAt || event.type === "requested",
  };
}
