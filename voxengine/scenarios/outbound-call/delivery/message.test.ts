import { describe, expect, it } from "vitest";
import type { CallEventEnvelope, Turn } from "../../../contract";
import { newCallState, snapshotOf } from "../call/call-state";
import { eventMessage, permitMessage } from "./message";

function event(turns: Turn[]): CallEventEnvelope {
  return {
    v: 1,
    type: "Progress",
    attempt_id: "attempt-1",
    session_id: "77",
    seq: 3,
    occurred_at: "2026-11-21T10:00:00.000Z",
    snapshot: snapshotOf(newCallState(), { engine: "scripted", turns, logUrl: null, final: false }),
  };
}

const turn = (no: number, text: string): Turn => ({
  no,
  speaker: "callee",
  text,
  start_ms: 0,
  end_ms: 1,
  interrupted: false,
  latency_ms: null,
});

describe("messages", () => {
  it("are known by session and sequence number, the permit's is 0", () => {
    expect(eventMessage(event([])).id).toBe("evt_77_3");
    const permit = permitMessage({
      v: 1,
      attempt_id: "attempt-1",
      session_id: "77",
      control_url: null,
      occurred_at: "2026-11-21T10:00:00.000Z",
    });
    expect(permit.id).toBe("evt_77_0");
  });

  it("carry an ordinary talk as it is", () => {
    const turns = [turn(1, "Алло"), turn(2, "Да, слушаю")];
    expect(JSON.parse(eventMessage(event(turns)).body).snapshot.turns).toEqual(turns);
  });

  it("fit into the limit however long the talk, without losing a turn", () => {
    const turns = Array.from({ length: 400 }, (_, index) => turn(index + 1, "ў".repeat(2000)));
    const { body } = eventMessage(event(turns));
    expect(body.length).toBeLessThanOrEqual(256 * 1024);
    expect(JSON.parse(body).snapshot.turns).toHaveLength(400);
  });

  it("keep the end of a talk too long in every respect", () => {
    const turns = Array.from({ length: 5000 }, (_, index) => turn(index + 1, "ў".repeat(100)));
    const { body } = eventMessage(event(turns));
    expect(body.length).toBeLessThanOrEqual(256 * 1024);
    expect(JSON.parse(body).snapshot.turns.at(-1).no).toBe(5000);
  });
});
