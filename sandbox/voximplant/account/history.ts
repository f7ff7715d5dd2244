import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CallRecord } from "../surface/recording";

export type FinishReason =
  | "Normal termination"
  | "Terminated administratively"
  | "JS session error"
  | "Timeout";

/** One leg as call history tells it. */
export type CallFacts = {
  callId: string;
  startedAt: number;
  durationSeconds: number;
  costUsd: number;
  localNumber: string;
  remoteNumber: string;
  isSuccessful: boolean;
  endReason: string;
};

export type ResourceUse = {
  type: "CALLSESSION" | "VOICEMAILDETECTION" | "ASR" | "TRANSCRIPTION" | "OPENAI";
  costUsd: number;
  quantity: number;
  unit: string;
  usedAt: number;
};

export type SessionFacts = {
  sessionId: number;
  /** Milliseconds since 1970, in the session's own time. */
  startedAt: number;
  endedAt: number | null;
  finishReason: FinishReason | null;
  customData: string;
  applicationId: number;
  applicationName: string;
  ruleName: string;
  calls: CallFacts[];
  records: CallRecord[];
  resources: ResourceUse[];
};

type Opening = Pick<
  SessionFacts,
  "sessionId" | "startedAt" | "customData" | "applicationId" | "applicationName" | "ruleName"
>;

type Closing = Pick<SessionFacts, "endedAt" | "finishReason" | "resources">;

type Line =
  | ({ type: "started" } & Opening)
  | { type: "call"; sessionId: number; call: CallFacts }
  | { type: "record"; sessionId: number; record: CallRecord }
  | { type: "record_deleted"; recordId: number }
  | ({ type: "ended"; sessionId: number } & Closing);

export type History = {
  started(facts: Opening): void;
  /** Adds a leg or replaces what was known of it. */
  call(sessionId: number, call: CallFacts): void;
  record(sessionId: number, record: CallRecord): void;
  ended(sessionId: number, closing: Closing): void;
  keepLog(sessionId: number, lines: readonly string[]): void;
  /** The session's log, or null when it left none. */
  readLog(sessionId: number): Buffer | null;
  /** @returns false when there is no such record */
  deleteRecord(recordId: number): boolean;
  sessions(): Iterable<SessionFacts>;
  findSession(sessionId: number): SessionFacts | null;
  findRecord(recordId: number): CallRecord | null;
  lastSessionId(): number;
  lastRecordId(): number;
};

const FIRST_SESSION_ID = 2_000_000_000;
const FIRST_RECORD_ID = 500_000_000;

/**
 * Call history, one JSON document a line in `<directory>/voximplant-history.jsonl`.
 * Sessions that were running when the file was last written end here as terminated.
 */
export function openHistory(directory: string): History {
  const path = join(directory, "voximplant-history.jsonl");
  // Logs are long and rarely read: they stay on disk.
  const logs = join(directory, "voximplant-logs");
  mkdirSync(logs, { recursive: true });
  const logPath = (sessionId: number) => join(logs, `${sessionId}.log`);
  const sessions = new Map<number, SessionFacts>();
  const records = new Map<number, CallRecord>();
  let lastRecordId = FIRST_RECORD_ID;

  function apply(line: Line): void {
    switch (line.type) {
      case "started": {
        const { type: _, ...opening } = line;
        sessions.set(line.sessionId, {
          ...opening,
          endedAt: null,
          finishReason: null,
          calls: [],
          records: [],
          resources: [],
        });
        break;
      }
      case "call": {
        const session = sessions.get(line.sessionId);
        if (!session) break;
        const others = session.calls.filter((call) => call.callId !== line.call.callId);
        session.calls = [...others, line.call];
        break;
      }
      case "record":
        sessions.get(line.sessionId)?.records.push(line.record);
        records.set(line.record.recordId, line.record);
        lastRecordId = Math.max(lastRecordId, line.record.recordId);
        break;
      case "record_deleted":
        for (const session of sessions.values()) {
          session.records = session.records.filter((one) => one.recordId !== line.recordId);
        }
        records.delete(line.recordId);
        break;
      case "ended": {
        const session = sessions.get(line.sessionId);
        if (session) {
          const { endedAt, finishReason, resources } = line;
          Object.assign(session, { endedAt, finishReason, resources });
        }
        break;
      }
    }
  }

  function write(line: Line): void {
    apply(line);
    appendFileSync(path, `${JSON.stringify(line)}\n`);
  }

  if (existsSync(path)) {
    for (const text of readFileSync(path, "utf8").split("\n")) {
      if (text === "") continue;
      try {
        apply(JSON.parse(text) as Line);
      } catch {
        // The half line of a process that was killed while writing.
      }
    }
    appendFileSync(path, "\n");
  }
  for (const session of sessions.values()) {
    if (session.endedAt !== null) continue;
    write({
      type: "ended",
      sessionId: session.sessionId,
      endedAt: Math.max(session.startedAt, Date.now()),
      finishReason: "Terminated administratively",
      resources: [],
    });
  }

  return {
    started: (facts) => write({ type: "started", ...facts }),
    call: (sessionId, call) => write({ type: "call", sessionId, call }),
    record: (sessionId, record) => write({ type: "record", sessionId, record }),
    ended: (sessionId, closing) => write({ type: "ended", sessionId, ...closing }),
    keepLog: (sessionId, lines) =>
      writeFileSync(logPath(sessionId), lines.map((line) => `${line}\n`).join("")),
    readLog: (sessionId) =>
      existsSync(logPath(sessionId)) ? readFileSync(logPath(sessionId)) : null,
    deleteRecord: (recordId) => {
      if (!records.has(recordId)) return false;
      write({ type: "record_deleted", recordId });
      return true;
    },
    sessions: () => sessions.values(),
    findSession: (sessionId) => sessions.get(sessionId) ?? null,
    findRecord: (recordId) => records.get(recordId) ?? null,
    lastSessionId: () => Math.max(FIRST_SESSION_ID, ...sessions.keys()),
    lastRecordId: () => lastRecordId,
  };
}
