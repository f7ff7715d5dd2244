import "server-only";
import type { Outcome } from "@/db/enums";
import { AppError } from "@/lib/platform/errors";
import type { HistoryFacts, ReportedTurn } from "../../ports";
import type { VoximplantAccess } from "../api/access";
import { accountCurrency } from "../api/account";
import { askApi } from "../api/client";
import { HistoryAnswer, type HistorySession } from "../api/schema";
import { carrierVerdict, finishVerdict } from "../carrier-codes";
import { fromApiTime, MARGIN_MS, toApiTime } from "./api-time";
import { fetchTranscript } from "./files";
import { readEndedBy } from "./session-log";
import { parseTranscript } from "./transcript";

export type HistoryQuery = { attemptId: string; sessionId: string | null; from: Date; to: Date };

/**
 * Looks an attempt up in the provider's call history.
 * @returns null where the history does not know it (yet: how soon it appears there is not documented)
 * @throws VoximplantError when the history cannot be read
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
  return historyFacts(session, await accountCurrency(access), {
    transcript: await readTranscript(access, session),
    endedBy: await readEnd(access, session),
  });
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

/** Only an answered call has an end that the history itself does not tell. */
async function readEnd(access: VoximplantAccess, session: HistorySession): Promise<string | null> {
  const { finish_reason, log_file_url, custom_data } = session;
  const isAnswered = session.calls.some(({ successful }) => successful);
  if (finish_reason === null || !isAnswered || !log_file_url || !custom_data) return null;
  return readEndedBy(access, log_file_url, custom_data);
}

type Transcript = { turns: ReportedTurn[] | null; isPending: boolean };

/** A transcript that cannot be read just now is like one in the making: the rest of the history is known already. */
async function readTranscript(
  access: VoximplantAccess,
  session: HistorySession,
): Promise<Transcript> {
  const isPending = session.records.some(
    ({ transcription_status }) => transcription_status === "In progress",
  );
  const record = session.records.find(({ transcription_url }) => transcription_url !== null);
  if (!record?.transcription_url || record.transcription_status !== "Complete") {
    return { turns: null, isPending };
  }
  try {
    const text = await fetchTranscript(access, record.transcription_url, record.record_id);
    return { turns: parseTranscript(text), isPending };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { turns: null, isPending: isPending || error.code === "unavailable" };
  }
}

/**
 * Translates a session of the history.
 * @param currency ISO 4217, of the account
 * @param read of the session's files, as far as they could be read
 */
function historyFacts(
  session: HistorySession,
  currency: string,
  { transcript, endedBy }: { transcript: Transcript; endedBy: string | null },
): HistoryFacts {
  const call = session.calls.find(({ successful }) => successful) ?? session.calls[0];
  const record = session.records.find(({ record_url }) => record_url !== null);
  const connected = call?.successful ?? false;
  const finished = session.finish_reason !== null;
  const endCode = call?.end_reason ? readCode(call.end_reason) : null;
  // Our recordings start with the answer; whether `start_time` of a call is its dialing or its answer is not documented.
  const answeredAt = connected ? fromApiTime(record?.start_time ?? call?.start_time) : null;
  return {
    sessionId: session.call_session_history_id,
    finished,
    finishReason: session.finish_reason,
    startedAt: fromApiTime(session.start_date) ?? session.start_date,
    answeredAt,
    endedAt: finished ? endOf(session, answeredAt, call?.duration ?? null) : null,
    endCode,
    endReason: call?.end_reason ?? null,
    endedBy,
    connected,
    carrierOutcome: finished && !connected ? outcomeOf(endCode, session.finish_reason) : null,
    talkSeconds: connected ? (call?.duration ?? null) : null,
    recordingUrl: record?.record_url ?? call?.record_url ?? null,
    recordingSeconds: record?.duration ?? null,
    costs: costsOf(session),
    currency,
    turns: transcript.turns,
    transcriptPending: transcript.isPending,
    logUrl: session.log_file_url,
  };
}

/** The carrier's own word on the call before the platform's on the session. */
function outcomeOf(endCode: number | null, finishReason: string | null): Outcome {
  const verdict = endCode === null ? finishVerdict(finishReason) : null;
  return (verdict ?? carrierVerdict(endCode)).outcome;
}

/** The end of the talk; without one the end of the session, which follows the call within a minute. */
function endOf(
  session: HistorySession,
  answeredAt: string | null,
  talkSeconds: number | null,
): string | null {
  const [start, seconds] =
    answeredAt !== null && talkSeconds !== null
      ? [answeredAt, talkSeconds]
      : [fromApiTime(session.start_date), session.duration ?? 0];
  return start === null ? null : new Date(Date.parse(start) + seconds * 1000).toISOString();
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
