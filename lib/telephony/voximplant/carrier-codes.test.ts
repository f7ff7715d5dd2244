import { describe, expect, it } from "vitest";
import { carrierOutcome, carrierVerdict, finishVerdict } from "./carrier-codes";

describe("carrier codes", () => {
  it.each([
    [486, "busy", "minutes"],
    [600, "busy", "minutes"],
    [408, "no_answer", "hours"],
    [480, "no_answer", "hours"],
    [487, "no_answer", "hours"],
    [404, "invalid_number", "never"],
    [484, "invalid_number", "never"],
    [604, "invalid_number", "never"],
    [603, "rejected", "once"],
    [402, "failed", "never"],
    [403, "failed", "never"],
    [500, "failed", "back_off"],
    [502, "failed", "back_off"],
    [503, "failed", "back_off"],
    [504, "failed", "back_off"],
  ] as const)("%i is %s", (code, outcome, retry) => {
    expect(carrierVerdict(code)).toMatchObject({ outcome, retry });
  });

  it("what nobody documented failed, and is not tried again by itself", () => {
    for (const code of [null, 0, 299, 699, 999]) {
      expect(carrierVerdict(code)).toEqual({ outcome: "failed", retry: "never", isOurs: false });
    }
  });

  it("our own empty account or barred caller id is our fault", () => {
    expect(carrierVerdict(402).isOurs).toBe(true);
    expect(carrierVerdict(403).isOurs).toBe(true);
    expect(carrierVerdict(503).isOurs).toBe(false);
  });

  it("an answered call has no carrier outcome", () => {
    expect(carrierOutcome({ kind: "disconnected", code: 486, by: "callee" })).toBeNull();
    expect(carrierOutcome({ kind: "failed", code: 486, by: "carrier" })).toBe("busy");
  });

  it("giving up to ring is no answer, whatever the platform says to that", () => {
    expect(carrierOutcome({ kind: "failed", code: 603, by: "ring_limit" })).toBe("no_answer");
    expect(carrierOutcome({ kind: "failed", code: null, by: "ring_limit" })).toBe("no_answer");
  });

  it("knows the ends of a session that are ends of a call", () => {
    expect(finishVerdict("Normal termination")).toBeNull();
    expect(finishVerdict(null)).toBeNull();
    expect(finishVerdict("Insufficient funds")).toMatchObject({ outcome: "failed", isOurs: true });
    expect(finishVerdict("JS session error")).toMatchObject({ outcome: "failed", isOurs: true });
  });
});
