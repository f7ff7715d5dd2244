import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "@/db/enums";
import { getAccount } from "@/lib/telephony/voximplant/api/account";
import { RoadStack } from "./road-stack";

let stack: RoadStack;
beforeAll(async () => {
  stack = await RoadStack.open();
}, 60_000);
afterAll(() => stack.close());

describe("the account", () => {
  it("is shown without its keys and lends a number", async () => {
    const account = await getAccount(stack.access);
    expect(account).toMatchObject({ id: "7000001", isActive: true, currency: "USD" });
    expect(JSON.stringify(account)).not.toContain(stack.sandbox.apiKey);
    expect(stack.callerId).toMatch(/^\+[1-9]\d{9,14}$/);
  });

  it("takes the same deployment again without a second of anything", async () => {
    const [first, second] = [await stack.deploy(), await stack.deploy()];
    expect(first.created).toEqual([]);
    expect(second).toEqual(first);
  });

  it("refuses another key, and nothing is started", async () => {
    const wrong = { ...stack.access, credential: { kind: "api_key", apiKey: "wrong" } } as const;
    await expect(getAccount(wrong)).rejects.toMatchObject({
      code: "api_100",
      errorClass: "configuration",
    });
  });
});

describe("calls that nobody answers", () => {
  it.each([
    ["09", 486, "busy"],
    ["10", null, "no_answer"],
    ["11", 603, "rejected"],
    ["12", 404, "invalid_number"],
    ["16", 480, "no_answer"],
    ["17", 503, "failed"],
  ] as [string, number | null, Outcome][])("ending %s", async (ending, code, outcome) => {
    const started = await stack.start({ phone: `+791612345${ending}` });
    const report = await stack.end(started);
    expect(report).toMatchObject({ type: "Failed", sessionId: started.sessionId, turns: [] });
    expect(report.facts).toMatchObject({ carrierOutcome: outcome, answeredAt: null });
    if (code !== null) expect(report.facts.endCode).toBe(code);
    const facts = await stack.history(started);
    expect(facts).toMatchObject({
      sessionId: started.sessionId,
      connected: false,
      carrierOutcome: outcome,
      talkSeconds: null,
    });
  });

  it("a number that may not be shown", async () => {
    const report = await stack.end(await stack.start({ callerId: "+79990000000" }));
    expect(report.facts).toMatchObject({ endCode: 403, carrierOutcome: "failed" });
  });
});

describe("a talk", () => {
  it("is reported, recorded and found in the history alike", async () => {
    const started = await stack.start({});
    const report = await stack.end(started);
    const { facts, turns } = report;
    expect(report.type).toBe("Disconnected");
    expect(facts).toMatchObject({ carrierOutcome: null, engine: "scripted", errorCode: null });
    expect(new Set(turns.map(({ speaker }) => speaker))).toEqual(new Set(["bot", "callee"]));
    expect(turns[0]).toMatchObject({ no: 1, speaker: "bot" });

    const past = await stack.history(started);
    expect((await stack.look(started, started.sessionId))?.sessionId).toBe(past.sessionId);
    expect(past).toMatchObject({
      connected: true,
      endCode: 200,
      recordingUrl: facts.recordingUrl,
      currency: "USD",
    });
    expect(Math.abs((past?.talkSeconds ?? 0) - (facts.talkSeconds ?? -9))).toBeLessThanOrEqual(1);
    expect(
      past?.costs.find(({ component }) => component === "carrier")?.amountMicros,
    ).toBeGreaterThan(0);
    const answered = Date.parse(past?.answeredAt ?? "") - Date.parse(facts.answeredAt ?? "");
    expect(Math.abs(answered)).toBeLessThanOrEqual(2000);
  });

  it("has a recording that can be read in parts and a transcript of both sides", async () => {
    const started = await stack.start({});
    const { facts, turns } = await stack.end(started);
    const head = await stack.road.fetchFile(facts.recordingUrl ?? "", "bytes=0-3");
    expect(head.status).toBe(206);
    expect(head.headers.get("content-type")).toMatch(/^audio\//);
    expect(await head.text()).toBe("RIFF");
    const past = await stack.history(started, ({ turns: heard }) => heard !== null);
    expect(past.turns?.map(({ speaker }) => speaker)).toContain("callee");
    expect(past.turns?.length).toBeGreaterThanOrEqual(turns.length - 2);
  });

  it("has a recording that is erased for good", async () => {
    const { facts } = await stack.end(await stack.start({}));
    const url = facts.recordingUrl ?? "";
    expect(await stack.road.deleteRecording(url)).toBe("deleted");
    expect(await stack.road.deleteRecording(url)).toBe("gone");
    await expect(stack.road.fetchFile(url, null)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is ended by us, once", async () => {
    const started = await stack.start({ phone: "+79161234520" });
    await stack.doors.report(started.attemptId, ({ type }) => type === "Connected");
    const session = { controlUrl: started.controlUrl, controlToken: started.token };
    expect(await stack.road.hangUp({ ...session, controlToken: "another" })).toBe("sent");
    expect(await stack.road.hangUp(session)).toBe("sent");
    const report = await stack.end(started);
    expect(report.facts).toMatchObject({ endedBy: "user", endKind: "disconnected" });
    await stack.history(started);
    expect(await stack.road.hangUp(session)).toBe("gone");
  });

  it("is never had where we hang up while it rings", async () => {
    const started = await stack.start({ phone: "+79161234510" });
    await stack.doors.report(started.attemptId, ({ type }) => type === "Ringing");
    const session = { controlUrl: started.controlUrl, controlToken: started.token };
    expect(await stack.road.hangUp(session)).toBe("sent");
    const report = await stack.end(started);
    expect(report).toMatchObject({ type: "Failed", turns: [] });
    expect(report.facts).toMatchObject({ endedBy: "user", answeredAt: null });
  });

  it("runs with the realtime engine too", async () => {
    const started = await stack.start({
      engine: "openai-realtime",
      language: "auto",
      prompt: "Offer a trial lesson.",
    });
    const report = await stack.end(started);
    expect(report.facts).toMatchObject({ engine: "openai-realtime", errorCode: null });
    expect(report.turns.map(({ speaker }) => speaker)).toContain("callee");
  });
});

describe("an answering machine", () => {
  it("is hung up on where the platform detects it", async () => {
    const { facts } = await stack.end(await stack.start({ phone: "+79161234508" }));
    expect(facts).toMatchObject({ amdClass: "VOICEMAIL", endedBy: "voicemail" });
  });

  it("is talked to where it passes for a person or the platform has no model", async () => {
    const passing = await stack.end(await stack.start({ phone: "+79161234519" }));
    expect(passing.facts.amdClass).toBe("HUMAN");
    expect(passing.turns.map(({ speaker }) => speaker)).toContain("callee");
    const uzbek = { phone: "+998901234508", country: "UZ", language: "uz" } as const;
    const report = await stack.end(await stack.start({ ...uzbek, greeting: "Assalomu alaykum!" }));
    expect(report.facts).toMatchObject({ amdClass: null, amdConfidence: null });
    expect(report.turns.map(({ speaker }) => speaker)).toContain("callee");
  });
});

describe("a session without a permit", () => {
  it("dials nobody", async () => {
    const started = await stack.start(null);
    const facts = await stack.history(started);
    expect(facts).toMatchObject({ connected: false, answeredAt: null, endCode: null, costs: [] });
    expect(stack.doors.questions.some(({ attemptId }) => attemptId === started.attemptId)).toBe(
      true,
    );
    expect(stack.doors.reports.some(({ attemptId }) => attemptId === started.attemptId)).toBe(
      false,
    );
  });
});

it("every message of every session was signed, readable and from where it said", async () => {
  expect(stack.doors.refused).toEqual([]);
  const seen = stack.doors.reports.map(({ eventId }) => eventId);
  expect(seen.length).toBeGreaterThan(10);
  for (const { sessionId, controlUrl } of stack.doors.questions) {
    expect(sessionId).toMatch(/^\d+$/);
    expect(controlUrl).toContain(`${stack.sandbox.url}/session/`);
  }
});
