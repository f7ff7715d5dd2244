import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JournalEntry } from "@/sandbox/journal/journal";

export type SpokenTurn = {
  speaker: string;
  text: string;
  startMs: number;
  interrupted: boolean;
};

/** What happened in one session, by the sandbox's journal. */
export type SessionTruth = {
  session: string;
  attemptId: string;
  dialed: string[];
  rings: number;
  answered: boolean;
  /** Of a call that was never answered. */
  failedCode: number | null;
  failedBy: string | null;
  turns: SpokenTurn[];
  ended: boolean;
  broken: string[];
  /** Event ids the product answered with 2xx. */
  acknowledged: string[];
};

export type Truth = {
  sessions: Map<string, SessionTruth>;
  /** Accepted messages by number, digits only. */
  sms: Map<string, number>;
  /** Created contacts by number, E.164. */
  contacts: Map<string, number>;
  /** Created deals by our call's id. */
  deals: Map<string, number>;
  faults: Map<string, number>;
};

/** Reads the whole journal of a sandbox from its files, rotated ones included. */
export function readTruth(dataDir: string): Truth {
  const truth: Truth = {
    sessions: new Map(),
    sms: new Map(),
    contacts: new Map(),
    deals: new Map(),
    faults: new Map(),
  };
  const sent = new Map<string, string>();
  for (const entry of readJournal(join(dataDir, "sandbox"))) {
    if (entry.kind.startsWith("vox.")) addToSession(truth, sent, entry);
    else addOutside(truth, entry);
  }
  for (const { turns } of truth.sessions.values()) turns.sort((a, b) => a.startMs - b.startMs);
  return truth;
}

function readJournal(dir: string): JournalEntry[] {
  return readdirSync(dir)
    .filter((name) => /^journal.*\.jsonl$/.test(name))
    .flatMap((name) => readFileSync(join(dir, name), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JournalEntry)
    .sort((a, b) => a.no - b.no);
}

function addToSession(truth: Truth, sent: Map<string, string>, entry: JournalEntry): void {
  const id = entry.session ?? "";
  const known = truth.sessions.get(id);
  const session: SessionTruth = known ?? {
    session: id,
    attemptId: entry.ref ?? "",
    dialed: [],
    rings: 0,
    answered: false,
    failedCode: null,
    failedBy: null,
    turns: [],
    ended: false,
    broken: [],
    acknowledged: [],
  };
  truth.sessions.set(id, session);
  const data = entry.data as Record<string, unknown>;
  switch (entry.kind) {
    case "vox.dialed":
      session.dialed.push(String(data.number));
      break;
    case "vox.ringing":
      session.rings += 1;
      break;
    case "vox.answered":
      session.answered = true;
      break;
    case "vox.failed":
      session.failedCode = Number(data.code);
      session.failedBy = String(data.by);
      break;
    case "vox.turn":
      session.turns.push(entry.data as SpokenTurn);
      break;
    case "vox.session.ended":
      session.ended = true;
      break;
    case "vox.error":
    case "vox.violation":
      session.broken.push(String(data.message));
      break;
    case "vox.http.sent":
      if (typeof data.id === "string" && String(data.path).endsWith("/events"))
        sent.set(`${id}|${data.no}`, data.id);
      break;
    case "vox.http.answered": {
      const eventId = sent.get(`${id}|${data.no}`);
      const code = Number(data.code);
      if (eventId && code >= 200 && code < 300) session.acknowledged.push(eventId);
      break;
    }
  }
}

function addOutside(truth: Truth, entry: JournalEntry): void {
  const data = entry.data as { to?: string; properties?: Record<string, string> };
  const count = (counts: Map<string, number>, key: string | undefined) =>
    key && counts.set(key, (counts.get(key) ?? 0) + 1);
  if (entry.kind === "sms.accepted") count(truth.sms, data.to);
  else if (entry.kind === "crm.contact.created") count(truth.contacts, data.properties?.phone);
  else if (entry.kind === "crm.deal.created") count(truth.deals, data.properties?.ai_call_id);
  else if (entry.kind === "fault.applied") {
    const { service, kind, status } = entry.data as Record<string, string>;
    count(truth.faults, `${service} ${kind}${status ? ` ${status}` : ""}`);
  }
}
