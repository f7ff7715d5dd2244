import { z } from "zod";
import { ENGINES, SPEAKERS } from "@/db/enums";
import { momentText } from "@/lib/platform/format/moment";
import type { CallEventEnvelope, PermitRequest } from "@/voxengine/contract";
import type { CallReport, ReportedFacts, ReportedTurn } from "../ports";
import { carrierOutcome } from "./carrier-codes";

const MAX_TURNS = 400;
const MAX_TURN_CHARACTERS = 4000;
const DAY_MS = 86_400_000;
/** How far a session's clock may run ahead of ours (the sandbox's virtual one: 240 s) and how late an event may come. */
const AHEAD_MS = 15 * 60_000;
const LATE_MS = 7 * DAY_MS;

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

/** What asks for a permit, as the scenario says it. */
export type PermitQuestion = {
  attemptId: string;
  sessionId: string;
  /** Bearer capability to control the session; seal it at rest. */
  controlUrl: string | null;
  occurredAt: Date;
  eventId: string;
};

/** PostgreSQL stores neither NUL nor half surrogate pairs; other control characters have no place in a sentence. */
function clean(value: string): string {
  return value.replace(/[\p{Cc}\p{Cs}]/gu, (character) =>
    /[\n\t]/.test(character) ? character : "",
  );
}

/** Longer texts are cut, not refused: one long sentence must not cost the whole report. */
const text = (max: number) => z.string().transform((value) => clean(value.slice(0, max)));
const whole = (min: number, max: number) =>
  z.number().transform((value) => Math.min(max, Math.max(min, Math.round(value))));
const moment = momentText.max(40);
const webAddress = z.string().transform((value) => (isWebAddress(value) ? value : null));

function isWebAddress(value: string): boolean {
  if (value.length > 2000 || !URL.canParse(value)) return false;
  return /^https?:$/.test(new URL(value).protocol);
}

const sessionId = z.string().regex(/^\d{1,20}$/);
const attemptId = z.uuid();

const Turn = z.object({
  no: z.number().int().min(1).max(100_000),
  speaker: z.enum(SPEAKERS),
  text: text(MAX_TURN_CHARACTERS),
  start_ms: whole(0, DAY_MS),
  end_ms: whole(0, DAY_MS),
  interrupted: z.boolean(),
  latency_ms: whole(0, 600_000).nullable(),
});

const Snapshot = z.object({
  dialed_at: moment.nullable(),
  ringing_at: moment.nullable(),
  answered_at: moment.nullable(),
  ended_at: moment.nullable(),
  end: z
    .object({
      kind: z.enum(["failed", "disconnected"]),
      code: whole(-1_000_000, 1_000_000).nullable(),
      reason: text(300),
      by: z.enum([
        "callee",
        "bot",
        "user",
        "time_limit",
        "ring_limit",
        "voicemail",
        "carrier",
        "error",
      ]),
    })
    .nullable(),
  engine: z.enum(ENGINES),
  talk_seconds: whole(0, 86_400).nullable(),
  carrier_cost: z.number().min(0).max(100_000).nullable(),
  amd: z
    .object({
      class: z.enum(["HUMAN", "VOICEMAIL", "TIMEOUT", "CALL_ENDED", "ERROR"]),
      subtype: text(40).nullable(),
      confidence: z.number().min(0).max(100).nullable(),
    })
    .nullable(),
  turns: z.array(Turn).max(5000),
  recording: z.object({ url: webAddress, seconds: whole(0, 86_400).nullable() }).nullable(),
  error: z.object({ source: text(60), code: text(80), message: text(300) }).nullable(),
  log_url: webAddress.nullable(),
  final: z.boolean(),
});

const Envelope = z.object({
  v: z.literal(1),
  type: z.enum(["Ringing", "Connected", "Progress", "Disconnected", "Failed"]),
  attempt_id: attemptId,
  session_id: sessionId,
  seq: z.number().int().min(1).max(1_000_000),
  occurred_at: moment,
  snapshot: Snapshot,
}) satisfies z.ZodType<unknown, CallEventEnvelope>;

const Question = z.object({
  v: z.literal(1),
  attempt_id: attemptId,
  session_id: sessionId,
  control_url: webAddress.nullable(),
  occurred_at: moment,
}) satisfies z.ZodType<unknown, PermitRequest>;

/** Field paths and rules only: what was in the body may be personal data. */
function problemOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.code}`)
    .join("; ");
}

function read<S extends z.ZodType>(raw: Uint8Array | string, schema: S): Parsed<z.output<S>> {
  let body: unknown;
  try {
    body = JSON.parse(
      typeof raw === "string" ? raw : new TextDecoder("utf-8", { fatal: true }).decode(raw),
    );
  } catch {
    return { ok: false, problem: "body: not_json" };
  }
  const parsed = schema.safeParse(body);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: problemOf(parsed.error) };
}

function isSane(iso: string, now: Date): boolean {
  const distance = Date.parse(iso) - now.getTime();
  return distance <= AHEAD_MS && distance >= -LATE_MS;
}

/** A time outside of all reason says nothing; the rest of the report is still worth keeping. */
function saneOrNull(iso: string | null, now: Date): string | null {
  return iso !== null && isSane(iso, now) ? new Date(iso).toISOString() : null;
}

/**
 * Reads a report of a session.
 * @param raw the verified body of POST /voximplant/events
 * @param eventId the verified `webhook-id`; must be the one of this session and number
 * @param now our clock
 */
export function parseCallReport(
  raw: Uint8Array | string,
  eventId: string,
  now: Date = new Date(),
): Parsed<CallReport> {
  const parsed = read(raw, Envelope);
  if (!parsed.ok) return parsed;
  const event = parsed.value;
  if (eventId !== `evt_${event.session_id}_${event.seq}`) {
    return { ok: false, problem: "webhook-id: of another event" };
  }
  if (!isSane(event.occurred_at, now)) return { ok: false, problem: "occurred_at: out of range" };
  return {
    ok: true,
    value: {
      attemptId: event.attempt_id,
      sessionId: event.session_id,
      eventId,
      seq: event.seq,
      type: event.type,
      occurredAt: new Date(event.occurred_at),
      facts: factsOf(event.snapshot, now),
      turns: turnsOf(event.snapshot),
    },
  };
}

/**
 * Reads the question a session asks before it dials.
 * @param raw the verified body of POST /voximplant/permit
 * @param eventId the verified `webhook-id`
 * @param now our clock
 */
export function parsePermitRequest(
  raw: Uint8Array | string,
  eventId: string,
  now: Date = new Date(),
): Parsed<PermitQuestion> {
  const parsed = read(raw, Question);
  if (!parsed.ok) return parsed;
  const question = parsed.value;
  if (eventId !== `evt_${question.session_id}_0`) {
    return { ok: false, problem: "webhook-id: of another event" };
  }
  if (!isSane(question.occurred_at, now)) {
    return { ok: false, problem: "occurred_at: out of range" };
  }
  return {
    ok: true,
    value: {
      attemptId: question.attempt_id,
      sessionId: question.session_id,
      controlUrl: question.control_url,
      occurredAt: new Date(question.occurred_at),
      eventId,
    },
  };
}

function factsOf(snapshot: z.output<typeof Snapshot>, now: Date): ReportedFacts {
  const { end, amd, recording, error } = snapshot;
  return {
    dialedAt: saneOrNull(snapshot.dialed_at, now),
    ringingAt: saneOrNull(snapshot.ringing_at, now),
    answeredAt: saneOrNull(snapshot.answered_at, now),
    endedAt: saneOrNull(snapshot.ended_at, now),
    endKind: end?.kind ?? null,
    endCode: end?.code ?? null,
    endReason: end?.reason ?? null,
    endedBy: end?.by ?? null,
    carrierOutcome: end ? carrierOutcome(end) : null,
    talkSeconds: snapshot.talk_seconds,
    carrierCost: snapshot.carrier_cost,
    amdClass: amd?.class ?? null,
    amdConfidence: amd?.confidence ?? null,
    recordingUrl: recording?.url ?? null,
    recordingSeconds: recording?.url ? recording.seconds : null,
    errorSource: error?.source ?? null,
    errorCode: error?.code ?? null,
    logUrl: snapshot.log_url,
    engine: snapshot.engine,
    final: snapshot.final,
  };
}

/** One turn a number (the last said counts), in order; of an endless talk the end, the start came with earlier events. */
function turnsOf(snapshot: z.output<typeof Snapshot>): ReportedTurn[] {
  const byNo = new Map<number, ReportedTurn>();
  for (const turn of snapshot.turns) {
    byNo.set(turn.no, {
      no: turn.no,
      speaker: turn.speaker,
      text: turn.text,
      startMs: turn.start_ms,
      endMs: Math.max(turn.start_ms, turn.end_ms),
      interrupted: turn.interrupted,
      latencyMs: turn.latency_ms,
    });
  }
  return [...byNo.values()].sort((a, b) => a.no - b.no).slice(-MAX_TURNS);
}
