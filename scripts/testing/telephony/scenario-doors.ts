import type { CallReport } from "@/lib/telephony/ports";
import {
  type CallRules,
  callSettings,
  type PlannedCall,
} from "@/lib/telephony/voximplant/call-settings";
import {
  type PermitQuestion,
  parseCallReport,
  parsePermitRequest,
} from "@/lib/telephony/voximplant/parse-event";
import {
  AnsweringServer,
  json,
  type Received,
} from "@/lib/telephony/voximplant/testing/answering-server";
import { verifySignature } from "@/lib/telephony/voximplant/verify-signature";

export const RULES: CallRules = {
  ringSeconds: 30,
  maxSeconds: 120,
  silenceSeconds: 8,
  isRecorded: true,
  detectsMachines: true,
  machineConfidence: 60,
  realtimeModel: "gpt-realtime",
};

/** The addresses a session talks to, with the adapter's own reading behind them and a call for each attempt. */
export class ScenarioDoors {
  readonly questions: PermitQuestion[] = [];
  readonly reports: CallReport[] = [];
  readonly refused: string[] = [];
  url = "";
  private readonly calls = new Map<string, PlannedCall>();
  private readonly server = new AnsweringServer();
  private readonly waiting: {
    matches: (report: CallReport) => boolean;
    resolve: (report: CallReport) => void;
  }[] = [];
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
    this.server.answer = (received, response) => this.answer(received)(received, response);
  }

  async open(): Promise<void> {
    this.url = await this.server.listen();
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** From now on a session with this attempt's id may make this call. */
  plan(attemptId: string, call: PlannedCall): void {
    this.calls.set(attemptId, call);
  }

  /** The first report of an attempt, past or to come, that matches. */
  report(attemptId: string, matches: (report: CallReport) => boolean): Promise<CallReport> {
    const isIt = (report: CallReport) => report.attemptId === attemptId && matches(report);
    const known = this.reports.find(isIt);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => this.waiting.push({ matches: isIt, resolve }));
  }

  private answer(received: Received) {
    const header = (name: string) => {
      const value = received.headers[name];
      return typeof value === "string" ? value : null;
    };
    const raw = Buffer.from(received.body, "utf8");
    const id = header("webhook-id");
    const isGenuine = verifySignature(
      raw,
      { id, timestamp: header("webhook-timestamp"), signature: header("webhook-signature") },
      [this.key],
    );
    if (!isGenuine || !id) return this.refuse(401, `${received.path}: signature`);
    if (received.path === "/voximplant/permit") {
      const question = parsePermitRequest(raw, id);
      if (!question.ok) return this.refuse(400, question.problem);
      this.questions.push(question.value);
      const call = this.calls.get(question.value.attemptId);
      if (!call) return json(200, { go: false, reason: "unknown_attempt" });
      return json(200, { go: true, settings: callSettings(call, RULES) });
    }
    const report = parseCallReport(raw, id);
    if (!report.ok) return this.refuse(400, report.problem);
    this.reports.push(report.value);
    for (const one of this.waiting) if (one.matches(report.value)) one.resolve(report.value);
    return json(200, { ok: true });
  }

  private refuse(status: number, problem: string) {
    this.refused.push(problem);
    return json(status, { ok: false });
  }
}
