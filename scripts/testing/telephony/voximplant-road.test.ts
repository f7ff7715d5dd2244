import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Outcome } from "@/db/enums";
import type { CallReport, TelephonyRoad } from "@/lib/telephony/ports";
import type { VoximplantAccess } from "@/lib/telephony/voximplant/api/access";
import { getAccount } from "@/lib/telephony/voximplant/api/account";
import { findCallerId } from "@/lib/telephony/voximplant/api/caller-ids";
import type { PlannedCall } from "@/lib/telephony/voximplant/call-settings";
import { deployScenario } from "@/lib/telephony/voximplant/deploy-scenario";
import { TEST_SETTINGS } from "@/lib/telephony/voximplant/testing/answering-server";
import { buildScenario } from "../../build-scenario";
import { type SandboxProcess, startSandboxProcess } from "./sandbox-process";
import { ScenarioDoors } from "./scenario-doors";

/**
 * The adapter, the scenario and the platform's protocol against each other: the scenario is deployed by the adapter,
 * runs in a sandbox process, and everything it does is seen through the adapter only.
 */

const KEY = randomBytes(32).toString("hex");
const doors = new ScenarioDoors(KEY);
let sandbox: SandboxProcess;
let access: VoximplantAccess;
let road: TelephonyRoad;
let callerId: string;
let script: string;

const deploy = () =>
  deployScenario(access, script, {
    applicationId: null,
    secrets: { HALO_URL: doors.url, HALO_WEBHOOK_KEY: KEY, OPENAI_API_KEY: sandbox.openAiKey },
  });

beforeAll(async () => {
  [sandbox, { source: script }] = await Promise.all([
    startSandboxProcess(40),
    buildScenario(),
    doors.open(),
  ]);
  access = {
    apiUrl: sandbox.url,
    accountId: sandbox.accountId,
    credential: { kind: "api_key", apiKey: sandbox.apiKey },
  };
  const settings = {
    ...TEST_SETTINGS,
    HALO_WEBHOOK_KEY: KEY,
    VOXIMPLANT_API_URL: sandbox.url,
    VOXIMPLANT_ACCOUNT_ID: String(sandbox.accountId),
    VOXIMPLANT_API_KEY: sandbox.apiKey,
    VOXIMPLANT_RULE_ID: "",
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  await deploy();
  callerId = (await findCallerId(access)) ?? "";
  const { telephonyRoad } = await import("@/lib/telephony/registry");
  road = telephonyRoad();
}, 60_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([sandbox.stop(), doors.close()]);
});

type Started = {
  attemptId: string;
  sessionId: string;
  controlUrl: string;
  token: string;
  from: Date;
};

/** Asks for a session for a call to a number; without `call` its permit will be refused. */
async function start(call: Partial<PlannedCall> | null): Promise<Started> {
  const [attemptId, token, from] = [randomUUID(), randomBytes(16).toString("hex"), new Date()];
  if (call) {
    doors.plan(attemptId, {
      phone: "+79161234501",
      country: "RU",
      callerId,
      language: "ru",
      voice: "female",
      engine: "scripted",
      greeting: "Здравствуйте! Это школа плавания, звоним по вашей заявке.",
      prompt: "Вам интересно пробное занятие?\nКогда вам удобно прийти?",
      controlToken: token,
      ...call,
    });
  }
  const result = await road.startCall({ attemptId });
  if (result.kind !== "accepted") throw new Error(JSON.stringify(result));
  return {
    attemptId,
    sessionId: result.sessionId,
    controlUrl: result.controlUrl ?? "",
    token,
    from,
  };
}

const end = (started: Started): Promise<CallReport> =>
  doors.report(started.attemptId, ({ facts }) => facts.final);

/** The history knows a session some time after its end. */
const history = (started: Started, sessionId: string | null = null) =>
  vi.waitFor(
    async () => {
      const facts = await road.findSession({ ...started, sessionId, to: new Date() });
      expect(facts?.finished).toBe(true);
      return facts;
    },
    { timeout: 10_000, interval: 50 },
  );

describe("the account", () => {
  it("is shown without its keys and lends a number", async () => {
    const account = await getAccount(access);
    expect(account).toMatchObject({ id: "7000001", isActive: true, currency: "USD" });
    expect(JSON.stringify(account)).not.toContain(sandbox.apiKey);
    expect(callerId).toMatch(/^\+[1-9]\d{9,14}$/);
  });

  it("takes the same deployment again without a second of anything", async () => {
    const [first, second] = [await deploy(), await deploy()];
    expect(first.created).toEqual([]);
    expect(second).toEqual(first);
  });

  it("refuses another key, and nothing is started", async () => {
    const wrong = { ...access, credential: { kind: "api_key", apiKey: "wrong" } } as const;
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
    const started = await start({ phone: `+791612345${ending}` });
    const report = await end(started);
    expect(report).toMatchObject({ type: "Failed", sessionId: started.sessionId, turns: [] });
    expect(report.facts).toMatchObject({ carrierOutcome: outcome, answeredAt: null });
    if (code !== null) expect(report.facts.endCode).toBe(code);
    const facts = await history(started);
    expect(facts).toMatchObject({
      sessionId: started.sessionId,
      connected: false,
      carrierOutcome: outcome,
      talkSeconds: null,
    });
  });

  it("a number that may not be shown", async () => {
    const report = await end(await start({ callerId: "+79990000000" }));
    expect(report.facts).toMatchObject({ endCode: 403, carrierOutcome: "failed" });
  });
});

describe("a talk", () => {
  it("is reported, recorded and found in the history alike", async () => {
    const started = await start({});
    const report = await end(started);
    const { facts, turns } = report;
    expect(report.type).toBe("Disconnected");
    expect(facts).toMatchObject({ carrierOutcome: null, engine: "scripted", errorCode: null });
    expect(new Set(turns.map(({ speaker }) => speaker))).toEqual(new Set(["bot", "callee"]));
    expect(turns[0]).toMatchObject({ no: 1, speaker: "bot" });

    const past = await history(started, started.sessionId);
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
    const started = await start({});
    const { facts, turns } = await end(started);
    const head = await road.fetchFile(facts.recordingUrl ?? "", "bytes=0-3");
    expect(head.status).toBe(206);
    expect(head.headers.get("content-type")).toMatch(/^audio\//);
    expect(await head.text()).toBe("RIFF");
    const past = await vi.waitFor(
      async () => {
        const found = await road.findSession({ ...started, sessionId: null, to: new Date() });
        expect(found?.turns).not.toBeNull();
        return found;
      },
      { timeout: 10_000, interval: 100 },
    );
    expect(past?.turns?.map(({ speaker }) => speaker)).toContain("callee");
    expect(past?.turns?.length).toBeGreaterThanOrEqual(turns.length - 2);
  });

  it("is ended by us, once", async () => {
    const started = await start({ phone: "+79161234520" });
    await doors.report(started.attemptId, ({ type }) => type === "Connected");
    const session = { controlUrl: started.controlUrl, controlToken: started.token };
    expect(await road.hangUp({ ...session, controlToken: "another" })).toBe("sent");
    expect(await road.hangUp(session)).toBe("sent");
    const report = await end(started);
    expect(report.facts).toMatchObject({ endedBy: "user", endKind: "disconnected" });
    await history(started);
    expect(await road.hangUp(session)).toBe("gone");
  });

  it("runs with the realtime engine too", async () => {
    const started = await start({
      engine: "openai-realtime",
      language: "auto",
      prompt: "Offer a trial lesson.",
    });
    const report = await end(started);
    expect(report.facts).toMatchObject({ engine: "openai-realtime", errorCode: null });
    expect(report.turns.map(({ speaker }) => speaker)).toContain("callee");
  });
});

describe("an answering machine", () => {
  it("is hung up on where the platform detects it", async () => {
    const { facts } = await end(await start({ phone: "+79161234508" }));
    expect(facts).toMatchObject({ amdClass: "VOICEMAIL", endedBy: "voicemail" });
  });

  it("is talked to where it passes for a person or the platform has no model", async () => {
    const passing = await end(await start({ phone: "+79161234519" }));
    expect(passing.facts.amdClass).toBe("HUMAN");
    expect(passing.turns.map(({ speaker }) => speaker)).toContain("callee");
    const uzbek = { phone: "+998901234508", country: "UZ", language: "uz" } as const;
    const report = await end(await start({ ...uzbek, greeting: "Assalomu alaykum!" }));
    expect(report.facts).toMatchObject({ amdClass: null, amdConfidence: null });
    expect(report.turns.map(({ speaker }) => speaker)).toContain("callee");
  });
});

describe("a session without a permit", () => {
  it("dials nobody", async () => {
    const started = await start(null);
    const facts = await history(started);
    expect(facts).toMatchObject({ connected: false, answeredAt: null, endCode: null, costs: [] });
    expect(doors.questions.some(({ attemptId }) => attemptId === started.attemptId)).toBe(true);
    expect(doors.reports.some(({ attemptId }) => attemptId === started.attemptId)).toBe(false);
  });
});

it("every message of every session was signed, readable and from where it said", async () => {
  expect(doors.refused).toEqual([]);
  const seen = doors.reports.map(({ eventId }) => eventId);
  expect(seen.length).toBeGreaterThan(10);
  for (const { sessionId, controlUrl } of doors.questions) {
    expect(sessionId).toMatch(/^\d+$/);
    expect(controlUrl).toContain(`${sandbox.url}/session/`);
  }
});
