import { randomBytes, randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import type { CallReport, HistoryFacts, TelephonyRoad } from "@/lib/telephony/ports";
import type { VoximplantAccess } from "@/lib/telephony/voximplant/api/access";
import { findCallerId } from "@/lib/telephony/voximplant/api/caller-ids";
import type { PlannedCall } from "@/lib/telephony/voximplant/call-settings";
import { type Deployment, deployScenario } from "@/lib/telephony/voximplant/deploy-scenario";
import { TEST_SETTINGS } from "@/lib/telephony/voximplant/testing/answering-server";
import { buildScenario } from "../../building/build-scenario";
import { type SandboxProcess, startSandboxProcess } from "./sandbox-process";
import { ScenarioDoors } from "./scenario-doors";

export type Attempt = { attemptId: string; token: string; from: Date };
export type Started = Attempt & { sessionId: string; controlUrl: string };

/**
 * The adapter, the scenario and the platform's protocol together: the scenario is deployed by the adapter, runs in a
 * sandbox process, and what it does is seen through the adapter only.
 */
export class RoadStack {
  readonly key = randomBytes(32).toString("hex");
  readonly doors = new ScenarioDoors(this.key);
  readonly sandbox: SandboxProcess;
  readonly access: VoximplantAccess;
  road!: TelephonyRoad;
  callerId = "";
  private readonly script: string;

  private constructor(sandbox: SandboxProcess, script: string) {
    this.sandbox = sandbox;
    this.script = script;
    this.access = {
      apiUrl: sandbox.url,
      accountId: sandbox.accountId,
      credential: { kind: "api_key", apiKey: sandbox.apiKey },
    };
  }

  static async open(): Promise<RoadStack> {
    const [sandbox, { source }] = await Promise.all([startSandboxProcess(40), buildScenario()]);
    const stack = new RoadStack(sandbox, source);
    await stack.doors.open();
    await stack.deploy();
    stack.callerId = (await findCallerId(stack.access)) ?? "";
    const settings = {
      ...TEST_SETTINGS,
      HALO_WEBHOOK_KEY: stack.key,
      VOXIMPLANT_API_URL: sandbox.url,
      VOXIMPLANT_ACCOUNT_ID: String(sandbox.accountId),
      VOXIMPLANT_API_KEY: sandbox.apiKey,
      VOXIMPLANT_RULE_ID: "",
    };
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    const { telephonyRoad } = await import("@/lib/telephony/registry");
    stack.road = telephonyRoad();
    return stack;
  }

  async close(): Promise<void> {
    vi.unstubAllEnvs();
    await Promise.all([this.sandbox.stop(), this.doors.close()]);
  }

  deploy(): Promise<Deployment> {
    return deployScenario(this.access, this.script, {
      applicationId: null,
      secrets: {
        HALO_URL: this.doors.url,
        HALO_WEBHOOK_KEY: this.key,
        OPENAI_API_KEY: this.sandbox.openAiKey,
      },
    });
  }

  /** A new attempt at a plain call, changed by `call`; null: its permit will be refused. */
  plan(call: Partial<PlannedCall> | null): Attempt {
    const attempt = {
      attemptId: randomUUID(),
      token: randomBytes(16).toString("hex"),
      from: new Date(),
    };
    if (call) {
      this.doors.plan(attempt.attemptId, {
        phone: "+79161234501",
        country: "RU",
        callerId: this.callerId,
        language: "ru",
        voice: "female",
        engine: "scripted",
        greeting: "Здравствуйте! Это школа плавания, звоним по вашей заявке.",
        prompt: "Вам интересно пробное занятие?\nКогда вам удобно прийти?",
        controlToken: attempt.token,
        ...call,
      });
    }
    return attempt;
  }

  /** @throws Error unless the session is accepted */
  async start(call: Partial<PlannedCall> | null): Promise<Started> {
    const attempt = this.plan(call);
    const result = await this.road.startCall(attempt);
    if (result.kind !== "accepted") throw new Error(JSON.stringify(result));
    return { ...attempt, sessionId: result.sessionId, controlUrl: result.controlUrl ?? "" };
  }

  /** The last report of an attempt. */
  end({ attemptId }: Attempt): Promise<CallReport> {
    return this.doors.report(attemptId, ({ facts }) => facts.final);
  }

  look(attempt: Attempt, sessionId: string | null = null): Promise<HistoryFacts | null> {
    return this.road.findSession({ ...attempt, sessionId, to: new Date() });
  }

  /** The history knows a session some time after its end, and its transcript later still. */
  history(
    attempt: Attempt,
    isThere: (facts: HistoryFacts) => boolean = () => true,
  ): Promise<HistoryFacts> {
    return vi.waitFor(
      async () => {
        const facts = await this.look(attempt);
        if (!facts || !isThere(facts)) throw new Error("not in the history yet");
        expect(facts.finished).toBe(true);
        return facts;
      },
      { timeout: 10_000, interval: 50 },
    );
  }

  async misfortune(fault: Record<string, unknown>): Promise<void> {
    const added = await fetch(`${this.sandbox.url}/control/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ service: "voximplant", times: 1, ...fault }),
    });
    expect(added.status).toBe(201);
  }
}
