import "server-only";
import type { HistoryFacts, ReportedTurn } from "../../ports";
import type { VoximplantAccess } from "../api/access";
import { accountCurrency } from "../api/account";
import { askApi } from "../api/client";
import { HistoryAnswer, type HistorySession } from "../api/schema";
import { carrierVerdict, finishVerdict } from "../carrier-codes";
import { fetchTranscript } from "./files";
import { parseTranscript } from "./transcript";

/** A session's clock and ours may differ, and a session is found by when it started. */
const MARGIN_MS = 10 * 60_000;

export type HistoryQuery = { attemptId: string; sessionId: string | null; from: Date; to: Date };

/**
 * Looks an attempt up in the provider's call history.
 * @returns null where the history does not know it (yet: how soon it appears there is not documented)
 * @throws VoximplantError when the history cannot be read; AppError when its transcript cannot
 */
export async function findSession(
  access: VoximplantAccess,
  query: HistoryQuery,
): Promise<HistoryFacts | null> {
  const { result } = await askApi(
    access,
    "GetCallHistory",
    {
      from_date: toApiTime(new Date(query.from.getTime() - MARGIN_MS)),
      to_date: toApiTime(new Date(query.to.getTime() + MARGIN_MS)),
      timezone: "Etc/GMT",
      ...(query.sessionId
        ? { call_session_history_id: query.sessionId }
        : { call_session_history_custom_data: query.attemptId }),
      with_calls: true,
      with_records: true,
      with_other_resources: true,
      desc_order: true,
      count: 20,
    },
    HistoryAnswer,
  );
  const session = pick(result, query);
  if (!session) return null;
  return historyFacts(
    session,
    await accountCurrency(access),
    await readTranscript(access, session),
  );
}

/** Whether the provider's filter matches whole values is not documented, so the match is made here. */
function pick(sessions: HistorySession[], query: HistoryQuery): HistorySession | undefined {
  const matching = sessions.filter((session) =>
    query.sessionId
      ? session.call_session_history_id === query.sessionId
      : session.custom_data === query.attemptId,
  );
  // A second session of one attempt is refused its permit and dials nobody.
  return matching.find((session) => session.calls.length > 0) ?? matching[0];
}

async function readTranscript(
  access: VoximplantAccess,
  session: HistorySession,
): Promise<ReportedTurn[] | null> {
  const record = session.records.find(({ transcription_url }) => transcription_url !== null);
  if (!record?.transcription_url || record.transcription_status !== "Complete") return null;
  return parseTranscript(await fetchTranscript(access, record.transcription_url, record.record_id));
}

/**
 * Translates a session of the history.
 * @param currency ISO 4217, of the account
 * @param turns the recording's transcript, where it could be read
 */
export function historyFacts(
  session: HistorySession,
  currency: string,
  turns: ReportedTurn[] | null,
): HistoryFacts {
  const call = session.calls.find(({ successful }) => successful) ?? session.calls[0];
  const record = session.records.find(({ record_url }) => record_url !== null);
  const connected = call?.successful ?? false;
  const startedAt = fromApiTime(session.start_date);
  const finished = session.finish_reason !== null;
  const callStart = call ? fromApiTime(call.start_time) : null;
  const endCode = call?.end_reason ? readCode(call.end_reason) : null;
  return {
    sessionId: session.call_session_history_id,
    finished,
    finishReason: session.finish_reason,
    startedAt,
    // A call of the history starts when it is answered: its duration is what is billed.
    answeredAt: connected ? callStart : null,
    endedAt: finished ? endOf(session, callStart, call?.duration ?? null) : null,
    endCode,
    endReason: call?.end_reason ?? null,
    connected,
    carrierOutcome:
      !finished || connected
        ? null
        : (finishVerdict(session.finish_reason) ?? carrierVerdict(endCode)).outcome,
    talkSeconds: connected ? (call?.duration ?? null) : null,
    recordingUrl: record?.record_url ?? call?.record_url ?? null,
    recordingSeconds: record?.duration ?? null,
    costs: costsOf(session),
    currency,
    turns,
    transcriptPending: session.records.some(
      ({ transcription_status }) => transcription_status === "In progress",
    ),
    logUrl: session.log_file_url,
  };
}

function endOf(session: HistorySession, callStart: string | null, seconds: number | null): string {
  const [start, length] =
    callStart !== null && seconds !== null
      ? [callStart, seconds]
      : [fromApiTime(session.start_date), session.duration ?? 0];
  return new Date(Date.parse(start) + length * 1000).toISOString();
}

/** `end_reason` is "end reason code and description"; the code is the SIP-like one. */
function readCode(endReason: string): number | null {
  const code = /(?<!\d)[2-6]\d{2}(?!\d)/.exec(endReason)?.[0];
  return code === undefined ? null : Number(code);
}

type Component = HistoryFacts["costs"][number]["component"];

/** `resource_type` is an open list; a session and its detectors are billed by the platform like the line itself. */
function componentOf(resourceType: string): Component {
  if (/ASR|TRANSCRIPTION/i.test(resourceType)) return "speech";
  if (/^TTS|_TTS|SYNTHESIS/i.test(resourceType)) return "voice";
  if (/OPENAI|REALTIME|LLM|GEMINI/i.test(resourceType)) return "model";
  return "carrier";
}

function costsOf(session: HistorySession): HistoryFacts["costs"] {
  const micros = new Map<Component, number>();
  const add = (component: Component, amount: number) => {
    if (amount !== 0)
      micros.set(component, (micros.get(component) ?? 0) + Math.round(amount * 1_000_000));
  };
  for (const call of session.calls) add("carrier", call.cost);
  for (const record of session.records) add("carrier", record.cost);
  for (const used of session.other_resource_usage) add(componentOf(used.resource_type), used.cost);
  return [...micros].map(([component, amountMicros]) => ({ component, amountMicros }));
}

/** "YYYY-MM-DD HH:mm:ss" in UTC. */
function toApiTime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace("T", " ");
}

/** @returns ISO 8601, UTC; the text itself where it is no such time */
function fromApiTime(text: string): string {
  const moment = Date.parse(`${text.trim().replace(" ", "T")}Z`);
  return Number.isNaN(moment) ? text : new Date(moment).toISOString();
}
