import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RoadStack } from "./road-stack";

let stack: RoadStack;
beforeAll(async () => {
  stack = await RoadStack.open();
}, 60_000);
afterAll(() => stack.close());

/** Asks once for a session for a call to a busy line, while one fault is in force. */
async function startUnder(fault: Record<string, unknown>) {
  await stack.misfortune({ match: { path: "StartScenarios" }, ...fault });
  const attempt = stack.plan({ phone: "+79161234509" });
  return { attempt, result: await stack.road.startCall(attempt) };
}

describe("a start under misfortune", () => {
  it.each([
    ["the answer is lost", { kind: "lose_answer" }, null],
    [
      "a server error comes after it was accepted",
      { kind: "status", status: 502, afterAccept: true },
      "http_502",
    ],
  ])("may have made a session when %s, and then history finds it", async (_what, fault, reason) => {
    const { attempt, result } = await startUnder(fault);
    expect(result).toMatchObject({ kind: "unknown", ...(reason ? { reason } : {}) });
    const report = await stack.end(attempt);
    const facts = await stack.history(attempt);
    expect(facts).toMatchObject({ sessionId: report.sessionId, carrierOutcome: "busy" });
  });

  it.each([
    ["the request is dropped", { kind: "drop" }],
    ["the server fails before", { kind: "status", status: 503 }],
    ["an internal error hides in a 200", { kind: "ok_with_error" }],
  ])("is not known either when %s, and history knows no session", async (_what, fault) => {
    const { attempt, result } = await startUnder(fault);
    expect(result).toMatchObject({ kind: "unknown" });
    expect(await stack.look(attempt)).toBeNull();
  });

  it.each([
    ["the money is out", { kind: "refuse" }, "api_127", "configuration"],
    ["there are too many", { kind: "status", status: 429 }, "api_340", "transient"],
  ])("surely made none when %s", async (_what, fault, code, errorClass) => {
    const { attempt, result } = await startUnder(fault);
    expect(result).toMatchObject({ kind: "refused", code, errorClass });
    expect(stack.doors.questions.some(({ attemptId }) => attemptId === attempt.attemptId)).toBe(
      false,
    );
  });

  it("an unreachable history is an error, not an absence", async () => {
    const attempt = stack.plan(null);
    await stack.misfortune({ match: { path: "GetCallHistory" }, kind: "status", status: 500 });
    await expect(stack.look(attempt)).rejects.toMatchObject({ code: "http_500" });
    expect(await stack.look(attempt)).toBeNull();
  });
});
