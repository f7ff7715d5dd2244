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
  /** The last event that was sent. */
  lastSent: string | null;
  /** The platform's history has a transcript of it. */
  isTranscribed: boolean;
  /** When its line was taken and given back, ms since 1970. */
  line: { fromMs: number; untilMs: number } | null;
};

export type Truth = {
  sessions: Map<string, SessionTruth>;
  /** Accepted messages by number, digits only. */
  sms: Map<string, number>;
  /** Messages of the bot by chat; a person's chat has the number's digits for its id. */
  chat: Map<string, number>;
  /** Created contacts by number, E.164. */
  contacts: Map<string, number>;
  /** Created deals by our call's id. */
  deals: Map<string, number>;
  faults: Map<string, number>;
  /** Messages that were accepted, but whose 2xx the faults withheld: how many may rightly be unknown. */
  withheld: number;
};

/** Reads the whole journal of a sandbox from its files, rotated ones included. */
export function readTruth(dataDir: string): Truth {
  const truth: Truth = {
    sessions: new Map(),
    sms: new Map(),
    chat: new Map(),
    contacts: new Map(),
    deals: new Map(),
    faults: new Map(),
    withheld: 0,
  };
  const sent = new Map<string, string>();
  for (const entry of readJournal(join(dataDir, "sandbox"))) {
    if (entry.kind.startsWith("vox.")) addToSession(truth, sent, entry);
    else addOutside(truth, entry);
  }
  readTranscribed(dataDir, truth);
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

function readTranscribed(dataDir: string, truth: Truth): void {
  const file = join(dataDir, "sandbox", "voximplant-history.jsonl");
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (!line.startsWith('{"type":"record",')) continue;
    const { sessionId, record } = JSON.parse(line) as {
      sessionId: number;
      record: { transcribe: object | null };
    };
    const session = truth.sessions.get(String(sessionId));
    if (session && record.transcribe !== null) session.isTranscribed = true;
  }
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
    lastSent: null,
    isTranscribed: false,
    line: null,
  };
  truth.sessions.set(id, session);
  const data = entry.data as Record<string, unknown>;
  switch (entry.kind) {
    case "vox.dialed":
      session.dialed.push(String(data.number));
      session.line = { fromMs: Date.parse(entry.at), untilMs: Number.POSITIVE_INFINITY };
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
      giveBack(session, entry);
      break;
    case "vox.hangup":
      giveBack(session, entry);
      break;
    case "vox.turn":
      session.turns.push(entry.data as SpokenTurn);
      break;
    case "vox.session.ended":
      session.ended = true;
      giveBack(session, entry);
      break;
    case "vox.error":
    case "vox.violation":
      session.broken.push(String(data.message));
      break;
    case "vox.http.sent":
      if (typeof data.id === "string" && String(data.path).endsWith("/events")) {
        sent.set(`${id}|${data.no}`, data.id);
        session.lastSent = data.id;
      }
      break;
    case "vox.http.answered": {
      const eventId = sent.get(`${id}|${data.no}`);
      const code = Number(data.code);
      if (eventId && code >= 200 && code < 300) session.acknowledged.push(eventId);
      break;
    }
  }
}

function giveBack({ line }: SessionTruth, { at }: JournalEntry): void {
  if (line) line.untilMs = Math.min(line.untilMs, Date.parse(at));
}

/** The most lines that were taken at one moment. */
export function mostAtOnce(truth: Truth): number {
  const moments = [...truth.sessions.values()]
    .flatMap(({ line }) =>
      line
        ? [
            { at: line.fromMs, by: 1 },
            { at: line.untilMs, by: -1 },
          ]
        : [],
    )
    // One that ends frees its line for the one that begins in the same millisecond.
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const { by } of moments) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

function addOutside(truth: Truth, entry: JournalEntry): void {
  const data = entry.data as { to?: string; properties?: Record<string, string> };
  const count = (counts: Map<string, number>, key: string | undefined) =>
    key && counts.set(key, (counts.get(key) ?? 0) + 1);
  if (entry.kind === "sms.accepted") count(truth.sms, data.to);
  else if (entry.kind === "telegram.accepted")
    count(truth.chat, String((entry.data as { chatId: number }).chatId));
  else if (entry.kind === "crm.contact.created") count(truth.contacts, data.properties?.phone);
  else if (entry.kind === "crm.deal.created") count(truth.deals, data.properties?.ai_call_id);
  else if (entry.kind === "fault.applied") {
    const { service, kind, status } = entry.data as {
      service: string;
      kind: string;
      status?: number;
    };
    count(truth.faults, `${service} ${kind}${status ? ` ${status}` : ""}`);
    const isMessage = service === "sms" || service === "telegram";
    if (isMessage && (kind === "lose_answer" || status === 502)) truth.withheld += 1;
  }
}
