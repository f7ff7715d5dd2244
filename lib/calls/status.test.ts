import { describe, expect, it } from "vitest";
import { CALL_STATUSES, type CallStatus, OUTCOMES } from "@/db/enums";
import { CALL_SIGNALS, type CallSignal, nextStatus, OUTCOME_GROUP, STATUS_RANK } from "./status";

/** Every pair that moves, written out a second time by hand: the table must agree with it and move nothing else. */
const MOVES: [CallStatus, CallSignal, CallStatus][] = [
  ["initiating", "under_way", "calling"],
  ["initiating", "ended_to_read", "analyzing"],
  ["initiating", "ended_settled", "completed"],
  ["initiating", "ended_canceled", "canceled"],
  ["initiating", "ended_failed", "failed"],
  ["calling", "ended_to_read", "analyzing"],
  ["calling", "ended_settled", "completed"],
  ["calling", "ended_canceled", "canceled"],
  ["calling", "ended_failed", "failed"],
  ["analyzing", "reading_settled", "preparing_followup"],
  ["preparing_followup", "follow_up_settled", "sending_sms"],
  ["sending_sms", "sms_settled", "adding_to_crm"],
  ["adding_to_crm", "crm_settled", "completed"],
];

describe("status × signal", () => {
  const pairs = CALL_STATUSES.flatMap((status) =>
    CALL_SIGNALS.map((signal) => [status, signal] as const),
  );

  it.each(pairs)("%s × %s", (status, signal) => {
    const expected = MOVES.find(([from, by]) => from === status && by === signal)?.[2] ?? null;
    expect(nextStatus(status, signal)).toBe(expected);
  });

  it.each(MOVES)("%s × %s moves up", (from, _signal, to) => {
    expect(STATUS_RANK[to]).toBeGreaterThan(STATUS_RANK[from]);
  });
});

it("gives every outcome one group", () => {
  expect(Object.keys(OUTCOME_GROUP).sort()).toEqual([...OUTCOMES].sort());
});
