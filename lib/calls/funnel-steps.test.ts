import { describe, expect, it } from "vitest";
import { furthestStep, INTERESTED_OUTCOMES } from "./funnel-steps";

const lead = {
  permittedAt: new Date(0),
  talked: true,
  outcome: "interested",
  crmStatus: "added",
} as const;

describe("furthestStep", () => {
  it("is a lead only with every step before it", () => {
    expect(furthestStep(lead)).toBe("lead");
    expect(furthestStep({ ...lead, crmStatus: "pending" })).toBe("interested");
    expect(furthestStep({ ...lead, outcome: "not_interested" })).toBe("talked");
    expect(furthestStep({ ...lead, outcome: null })).toBe("talked");
    expect(furthestStep({ ...lead, talked: false })).toBe("called");
    expect(furthestStep({ ...lead, permittedAt: null })).toBeNull();
  });

  it("counts interest and call-backs as interested", () => {
    expect(INTERESTED_OUTCOMES).toEqual(["interested", "callback"]);
  });
});
