import { describe, expect, it } from "vitest";
import type { CallEventEnvelope, CallSnapshot, Turn } from "@/voxengine/contract";
import { eventMessage, permitMessage } from "@/voxengine/scenarios/outbound-call/delivery/message";
import { parseCallReport, parsePermitRequest } from "./parse-event";

const NOW = new Date("2026-11-21T10:00:00.000Z");
const ATTEMPT = "0198c0de-0000-7000-8000-000000000001";
const turn = (no: number, more: Partial<Turn> = {}): Turn => ({
  no,
  speaker: no % 2 ? "bot" : "callee",
  text: `Gap ${no}`,
  start_ms: no * 1000,
  end_ms: no * 1000 + 900,
  interrupted: false,
  latency_ms: null,
  ...more,
});
const snapshot = (more: Partial<CallSnapshot> = {}): CallSnapshot => ({
  dialed_at: "2026-11-21T09:58:00.000Z",
  ringing_at: "2026-11-21T09:58:02.000Z",
  answered_at: "2026-11-21T09:58:10.000Z",
  ended_at: "2026-11-21T09:59:00.000Z",
  end: { kind: "disconnected", code: 200, reason: "Normal call clearing", by: "callee" },
  engine: "scripted",
  talk_seconds: 50,
  carrier_cost: 0.0123,
  amd: { class: "HUMAN", subtype: "NONE", confidence: 97 },
  turns: [turn(1), turn(2)],
  recording: { url: "https://storage.voximplant.com/r/1.mp3", seconds: 50 },
  error: null,
  log_url: "https://storage.voximplant.com/l/1",
  final: true,
  ...more,
});
const envelope = (more: Partial<CallEventEnvelope> = {}): CallEventEnvelope => ({
  v: 1,
  type: "Disconnected",
  attempt_id: ATTEMPT,
  session_id: "123456789",
  seq: 5,
  occurred_at: "2026-11-21T09:59:00.000Z",
  snapshot: snapshot(),
  ...more,
});
const parse = (event: CallEventEnvelope | Record<string, unknown>, id = "evt_123456789_5") =>
  parseCallReport(Buffer.from(JSON.stringify(event)), id, NOW);
const value = (event: CallEventEnvelope) => {
  const parsed = parse(event);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};

describe("a report of the scenario", () => {
  it("is read as the scenario's own code writes it", () => {
    const message = eventMessage(envelope());
    const parsed = parseCallReport(Buffer.from(message.body, "ascii"), message.id, NOW);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        attemptId: ATTEMPT,
        sessionId: "123456789",
        eventId: "evt_123456789_5",
        seq: 5,
        type: "Disconnected",
        occurredAt: new Date("2026-11-21T09:59:00.000Z"),
        facts: {
          answeredAt: "2026-11-21T09:58:10.000Z",
          endKind: "disconnected",
          endCode: 200,
          endedBy: "callee",
          carrierOutcome: null,
          talkSeconds: 50,
          carrierCost: 0.0123,
          amdClass: "HUMAN",
          amdConfidence: 97,
          recordingUrl: "https://storage.voximplant.com/r/1.mp3",
          recordingSeconds: 50,
          engine: "scripted",
          final: true,
        },
        turns: [
          { no: 1, speaker: "bot", text: "Gap 1", startMs: 1000, endMs: 1900 },
          { no: 2, speaker: "callee", text: "Gap 2", startMs: 2000, endMs: 2900 },
        ],
      },
    });
  });

  it("names the outcome of an end before the answer", () => {
    const end = { kind: "failed", code: 486, reason: "Busy here", by: "carrier" } as const;
    const { facts } = value(envelope({ type: "Failed", snapshot: snapshot({ end }) }));
    expect(facts).toMatchObject({ carrierOutcome: "busy", endCode: 486, endReason: "Busy here" });
  });

  it("is refused under the id of another event", () => {
    expect(parse(envelope(), "evt_123456789_6").ok).toBe(false);
    expect(parse(envelope(), "evt_123456780_5").ok).toBe(false);
    expect(parse(envelope(), "").ok).toBe(false);
  });

  it.each([
    ["another version", { v: 2 }],
    ["an unknown type", { type: "Wonder" }],
    ["an attempt that is no id", { attempt_id: "1 or 1=1" }],
    ["a session that is no number", { session_id: "12-3" }],
    ["no number", { seq: 0 }],
    ["half a number", { seq: 1.5 }],
    ["a time that is none", { occurred_at: "yesterday" }],
    ["a time of last month", { occurred_at: "2026-10-21T10:00:00.000Z" }],
    ["a time far ahead", { occurred_at: "2026-11-21T10:16:00.000Z" }],
    ["no snapshot", { snapshot: undefined }],
    ["an unknown engine", { snapshot: { ...snapshot(), engine: "magic" } }],
    [
      "an unknown speaker",
      { snapshot: { ...snapshot(), turns: [turn(1, { speaker: "ghost" as "bot" })] } },
    ],
    [
      "too many turns",
      { snapshot: snapshot({ turns: Array.from({ length: 5001 }, () => turn(1)) }) },
    ],
  ])("is refused with %s", (_what, change) => {
    const id = `evt_123456789_${"seq" in change ? change.seq : 5}`;
    expect(parse({ ...envelope(), ...change }, id).ok).toBe(false);
  });

  it("is refused when it is no JSON or no UTF-8", () => {
    expect(parseCallReport("{", "evt_123456789_5", NOW)).toEqual({
      ok: false,
      problem: "body: not_json",
    });
    expect(parseCallReport(Buffer.from([0x7b, 0xff, 0x7d]), "evt_1_1", NOW).ok).toBe(false);
    expect(parseCallReport("null", "evt_1_1", NOW).ok).toBe(false);
  });

  it("says what is wrong without a word of the body", () => {
    const parsed = parse({ ...envelope(), attempt_id: "+998901234567" });
    expect(parsed).toEqual({ ok: false, problem: "attempt_id: invalid_format" });
  });

  it("keeps what a database can hold of a text and cuts the rest", () => {
    const text = `a\u0000b\u001bc\nd\ud800e${"ъ".repeat(5000)}`;
    const { turns } = value(envelope({ snapshot: snapshot({ turns: [turn(1, { text })] }) }));
    expect(turns[0]?.text.startsWith("abc\ndeъ")).toBe(true);
    expect(turns[0]?.text.length).toBeLessThanOrEqual(4000);
  });

  it("brings numbers into their range", () => {
    const { turns, facts } = value(
      envelope({
        snapshot: snapshot({
          talk_seconds: 49.6,
          turns: [turn(1, { start_ms: -40, end_ms: -50, latency_ms: 1e12 })],
        }),
      }),
    );
    expect(facts.talkSeconds).toBe(50);
    expect(turns[0]).toMatchObject({ startMs: 0, endMs: 0, latencyMs: 600_000 });
  });

  it("drops times outside of all reason and addresses that are none", () => {
    const { facts } = value(
      envelope({
        snapshot: snapshot({
          dialed_at: "1970-01-01T00:00:00.000Z",
          recording: { url: "javascript:alert(1)", seconds: 5 },
          log_url: "not an address",
        }),
      }),
    );
    expect(facts).toMatchObject({
      dialedAt: null,
      recordingUrl: null,
      recordingSeconds: null,
      logUrl: null,
      answeredAt: "2026-11-21T09:58:10.000Z",
    });
  });

  it("orders turns, takes the last saying of a number, and of an endless talk the end", () => {
    const turns = [turn(3), turn(1), turn(2), turn(1, { text: "corrected" })];
    const short = value(envelope({ snapshot: snapshot({ turns }) }));
    expect(short.turns.map(({ no, text }) => `${no} ${text}`)).toEqual([
      "1 corrected",
      "2 Gap 2",
      "3 Gap 3",
    ]);
    const many = Array.from({ length: 450 }, (_, index) => turn(index + 1));
    const long = value(envelope({ snapshot: snapshot({ turns: many }) }));
    expect(long.turns).toHaveLength(400);
    expect(long.turns.at(-1)?.no).toBe(450);
  });

  it("ignores fields of a newer scenario", () => {
    expect(parse({ ...envelope(), later: { x: 1 } }).ok).toBe(true);
  });
});

describe("the question before the dialing", () => {
  const question = {
    v: 1,
    attempt_id: ATTEMPT,
    session_id: "123456789",
    control_url: "https://www-1.voximplant.com/request?session_id=1",
    occurred_at: NOW.toISOString(),
  } as const;

  it("is read as the scenario's own code writes it", () => {
    const message = permitMessage(question);
    expect(parsePermitRequest(Buffer.from(message.body), message.id, NOW)).toEqual({
      ok: true,
      value: {
        attemptId: ATTEMPT,
        sessionId: "123456789",
        controlUrl: question.control_url,
        occurredAt: NOW,
        eventId: "evt_123456789_0",
      },
    });
  });

  it("is refused under the id of an event", () => {
    expect(parsePermitRequest(JSON.stringify(question), "evt_123456789_1", NOW).ok).toBe(false);
  });
});
