import type { EventSource } from "@/db/enums";
import type { CallReport, HistoryFacts } from "@/lib/telephony/ports";
import type { CallEvent, CallEventBody } from "./call-event";
import { calleeTurnsOf } from "./fold-events";

/** The name an event has in the timeline: a report's own, like "Connected". */
export function timelineType(event: CallEvent): string {
  return event.type === "report" ? event.report.type : event.type;
}

/** The event as the timeline keeps it: without the transcript, which lies in call_turns. */
export function timelineData(event: CallEvent): Record<string, unknown> {
  if (event.type === "report") {
    const { turns, occurredAt: _occurredAt, ...report } = event.report;
    return { ...report, turnCount: turns.length, calleeTurns: calleeTurnsOf(event) };
  }
  if (event.type === "history") {
    const { turns, ...facts } = event.facts;
    return { facts, turnCount: turns?.length ?? null, calleeTurns: calleeTurnsOf(event) };
  }
  const {
    source: _source,
    eventId: _eventId,
    occurredAt: _occurredAt,
    causedBy: _causedBy,
    attemptId: _attemptId,
    receivedAt: _receivedAt,
    type: _type,
    ...rest
  } = event;
  return rest;
}

export type TimelineRow = {
  source: EventSource;
  eventId: string;
  type: string;
  occurredAt: Date;
  data: Record<string, unknown>;
};

const REPORTS: readonly string[] = ["Ringing", "Connected", "Progress", "Disconnected", "Failed"];

/** The event a stored row came from, as far as the fold needs it. The rows are our own: their shape is trusted. */
export function eventOfRow(row: TimelineRow): { event: CallEvent; calleeTurns: number } {
  const head = { source: row.source, eventId: row.eventId, occurredAt: row.occurredAt };
  const calleeTurns = Number(row.data.calleeTurns ?? 0);
  if (REPORTS.includes(row.type)) {
    const report = { ...row.data, occurredAt: row.occurredAt, turns: [] } as unknown as CallReport;
    return { event: { ...head, type: "report", report }, calleeTurns };
  }
  if (row.type === "history") {
    const facts = { ...(row.data.facts as object), turns: null } as HistoryFacts;
    return { event: { ...head, type: "history", facts }, calleeTurns };
  }
  return { event: { ...head, ...({ ...row.data, type: row.type } as CallEventBody) }, calleeTurns };
}
