import { describe, expect, it } from "vitest";
import { callStages } from "./stages";

const requestedAt = "2026-03-01T10:00:00.000Z";
const at = (second: number) => `2026-03-01T10:00:${String(second).padStart(2, "0")}.000Z`;

describe("callStages", () => {
  it("gives each stage the time of the event that moved the call there", () => {
    const stages = callStages({
      status: "analyzing",
      requestedAt,
      moves: [
        { to: "calling", at: at(1) },
        { to: "analyzing", at: at(40) },
      ],
      steps: [{ step: "reading", state: "sending", reason: null }],
    });
    expect(stages.map((stage) => stage.state)).toEqual([
      "done",
      "done",
      "current",
      "ahead",
      "ahead",
      "ahead",
      "ahead",
    ]);
    expect(stages[1]).toMatchObject({ status: "calling", startedAt: at(1), endedAt: at(40) });
    expect(stages[2]).toMatchObject({
      step: "reading",
      stepState: "sending",
      startedAt: at(40),
      endedAt: null,
    });
  });

  it("shows what was never entered as skipped, with the step's reason", () => {
    const stages = callStages({
      status: "completed",
      requestedAt,
      moves: [
        { to: "calling", at: at(1) },
        { to: "completed", at: at(20) },
      ],
      steps: [{ step: "sms", state: "skipped", reason: "nobody_talked" }],
    });
    expect(stages.map((stage) => stage.state)).toEqual([
      "done",
      "done",
      "skipped",
      "skipped",
      "skipped",
      "skipped",
      "done",
    ]);
    expect(stages[1]?.endedAt).toBe(at(20));
    expect(stages[4]).toMatchObject({ status: "sending_sms", reason: "nobody_talked" });
  });

  it("ends the line with how the call really ended", () => {
    const stages = callStages({
      status: "failed",
      requestedAt,
      moves: [{ to: "failed", at: at(5) }],
      steps: [],
    });
    expect(stages.at(-1)).toMatchObject({ status: "failed", state: "done", startedAt: at(5) });
    expect(stages[0]?.endedAt).toBe(at(5));
    expect(stages[1]?.state).toBe("skipped");
  });
});
