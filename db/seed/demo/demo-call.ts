import { randomUUID } from "node:crypto";
import type { Outcome } from "@/db/enums";
import type { CallEvent } from "@/lib/calls/fold/call-event";
import { NOTHING_REPORTED } from "@/lib/telephony/nothing-reported";
import type { ReportedFacts, ReportedTurn } from "@/lib/telephony/ports";
import type { Dialogue, SILENT_ENDS } from "./dialogues";

/** How a demo call went: talked about something, or ended without a talk. */
export type Course =
  | { kind: "talk"; dialogue: Dialogue }
  | { kind: "silent"; end: (typeof SILENT_ENDS)[number] };

/** The telephone side of a demo call: what its session would have reported, with past times. */
export type Session = { attemptId: string; sessionId: string; events: CallEvent[]; endedAt: Date };

const SPEECH_MS_PER_CHARACTER = 65;
const PAUSE_MS = 700;

function turnsOf(dialogue: Dialogue, random: () => number): ReportedTurn[] {
  let clock = 400;
  return dialogue.lines.map((text, index) => {
    const startMs = clock;
    const endMs = startMs + text.length * SPEECH_MS_PER_CHARACTER;
    clock = endMs + PAUSE_MS + Math.round(random() * 400);
    const isBot = index % 2 === 0;
    return {
      no: index + 1,
      speaker: isBot ? "bot" : "callee",
      text,
      startMs,
      endMs,
      interrupted: false,
      latencyMs: isBot && index > 0 ? 600 + Math.round(random() * 900) : null,
    };
  });
}

/** Reports of one session, cumulative and in order; times start at `startedAt`. */
export function sessionOf(course: Course, startedAt: Date, random: () => number): Session {
  const attemptId = randomUUID();
  const sessionId = String(
    4_000_000_000 + Math.floor(random() * 900_000_000) * 10 + Math.floor(random() * 10),
  );
  const events: CallEvent[] = [];
  let facts: ReportedFacts = { ...NOTHING_REPORTED, dialedAt: startedAt.toISOString() };
  let turns: ReportedTurn[] = [];
  let clock = startedAt.getTime();
  const report = (
    type: "Ringing" | "Connected" | "Disconnected" | "Failed",
    afterMs: number,
    change: (at: string) => Partial<ReportedFacts>,
  ) => {
    clock += afterMs;
    const occurredAt = new Date(clock);
    facts = { ...facts, ...change(occurredAt.toISOString()) };
    const seq = events.length + 1;
    const eventId = `evt_${sessionId}_${seq}`;
    events.push({
      source: "scenario",
      eventId,
      occurredAt,
      receivedAt: occurredAt,
      causedBy: "scenario",
      attemptId,
      type: "report",
      report: { attemptId, sessionId, eventId, seq, type, occurredAt, facts, turns },
    });
  };
  const over = (endCode: number, endedBy: string, carrierOutcome: Outcome | null) => ({
    endCode,
    endedBy,
    carrierOutcome,
    final: true,
  });

  const rings = course.kind === "talk" || course.end.rings;
  if (rings) report("Ringing", 1800, (at) => ({ ringingAt: at }));
  if (course.kind === "silent" && course.end.outcome !== "voicemail") {
    const { code, by, outcome } = course.end;
    const wait = outcome === "no_answer" ? 45_000 : outcome === "rejected" ? 9000 : 2500;
    report("Failed", wait, (at) => ({
      endedAt: at,
      endKind: "failed",
      ...over(code, by, outcome),
    }));
    return { attemptId, sessionId, events, endedAt: new Date(clock) };
  }
  report("Connected", 4000 + Math.round(random() * 12_000), (at) => ({ answeredAt: at }));
  if (course.kind === "silent") {
    report("Disconnected", 8000, (at) => ({
      endedAt: at,
      endKind: "disconnected",
      talkSeconds: 8,
      carrierCost: 0.01,
      amdClass: "VOICEMAIL",
      amdConfidence: 92,
      ...over(200, "voicemail", null),
    }));
    return { attemptId, sessionId, events, endedAt: new Date(clock) };
  }
  turns = turnsOf(course.dialogue, random);
  const talkMs = (turns.at(-1)?.endMs ?? 0) + 900;
  report("Disconnected", talkMs, (at) => ({
    endedAt: at,
    endKind: "disconnected",
    talkSeconds: Math.round(talkMs / 1000),
    carrierCost: Math.round((talkMs / 60_000) * 6) / 100,
    ...over(200, course.dialogue.lines.length % 2 === 1 ? "bot" : "callee", null),
  }));
  return { attemptId, sessionId, events, endedAt: new Date(clock) };
}
