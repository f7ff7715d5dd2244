import type { CallFacts, History, SessionFacts } from "../account/history";
import type { CallRecord } from "../surface/recording";
import { costByMinute, TRANSCRIPTION_USD_PER_MINUTE } from "../telephony/prices";
import { type ApiMethod, listed } from "./lookup";
import { apiTime, type Parameters, readApiTime } from "./parameters";
import { ApiRefusal } from "./refusal";

/** A transcription is ready some time after the call. */
const TRANSCRIPTION_AFTER_MS = 1_500;
const MOST_IDS = 1_000;

export type FileAddresses = {
  recordUrl(recordId: number): string;
  transcriptUrl(recordId: number): string;
  logUrl(sessionId: number): string;
  /** The record is deleted: its sound goes as well. */
  forgetRecord(recordId: number): void;
};

/** Methods that tell what was, and DeleteRecord. A session appears in history when it has ended. */
export function historyMethods(history: History, files: FileAddresses): Record<string, ApiMethod> {
  function getCallHistory(parameters: Parameters): object {
    const zone = parameters.find("timezone") ?? "Etc/GMT";
    const isWanted = sessionFilter(parameters, zone);
    const found = [...history.sessions()].filter(
      (session) => session.finishReason !== null && isWanted(session),
    );
    const direction = parameters.flag("desc_order") ? -1 : 1;
    found.sort((a, b) => direction * (a.startedAt - b.startedAt || a.sessionId - b.sessionId));
    const asked = {
      calls: parameters.flag("with_calls"),
      records: parameters.flag("with_records"),
      resources: parameters.flag("with_other_resources"),
    };
    return {
      ...listed(parameters, found, (session) => tellSession(session, asked, zone, files)),
      timezone: zone,
    };
  }

  function deleteRecord(parameters: Parameters): object {
    const url = parameters.find("record_url");
    const id = parameters.findId("record_id", 216) ?? recordIdOf(url);
    if (id === undefined) throw new ApiRefusal(134, "record_id");
    if (!history.deleteRecord(id)) throw new ApiRefusal(216);
    files.forgetRecord(id);
    return { result: 1 };
  }

  return { GetCallHistory: getCallHistory, DeleteRecord: deleteRecord };
}

function recordIdOf(url: string | undefined): number | undefined {
  const id = /\/records\/(\d+)\./.exec(url ?? "")?.[1];
  return id === undefined ? undefined : Number(id);
}

function sessionFilter(parameters: Parameters, zone: string): (session: SessionFacts) => boolean {
  const from = readApiTime(parameters.require("from_date"), zone);
  const to = readApiTime(parameters.require("to_date"), zone);
  const ids = parameters.findIds("call_session_history_id", 150);
  if (ids && ids.length > MOST_IDS) throw new ApiRefusal(150);
  const customData = parameters.find("call_session_history_custom_data");
  const applicationId = parameters.findId("application_id", 116);
  const applicationName = parameters.find("application_name");
  const ruleName = parameters.find("rule_name");
  const local = digits(parameters.find("local_number"));
  const listedNumbers = parameters.find("remote_number_list");
  const remote = [
    digits(parameters.find("remote_number")),
    ...(listedNumbers ? listedNumbers.split(/[;,]/).map(digits) : []),
  ].filter((number) => number !== undefined);
  const shortest = parameters.findId("min_duration", 101);
  const longest = parameters.findId("max_duration", 101);
  const callTests: ((call: CallFacts) => boolean)[] = [];
  if (local) callTests.push((call) => call.localNumber === local);
  if (remote.length > 0) callTests.push((call) => remote.includes(call.remoteNumber));
  if (shortest !== undefined) callTests.push((call) => call.durationSeconds >= shortest);
  if (longest !== undefined) callTests.push((call) => call.durationSeconds <= longest);
  return (session) =>
    session.startedAt >= from &&
    // Times have whole seconds here: a session of the last second is inside.
    session.startedAt < to + 1_000 &&
    (!ids || ids.includes(session.sessionId)) &&
    (customData === undefined || session.customData === customData) &&
    (applicationId === undefined || session.applicationId === applicationId) &&
    (!applicationName || session.applicationName.split(".")[0] === applicationName.split(".")[0]) &&
    (!ruleName || session.ruleName === ruleName) &&
    (callTests.length === 0 || session.calls.some((call) => callTests.every((test) => test(call))));
}

function digits(number: string | undefined): string | undefined {
  return number?.replace(/\D/g, "") || undefined;
}

type Asked = { calls: boolean; records: boolean; resources: boolean };

function tellSession(
  session: SessionFacts,
  asked: Asked,
  zone: string,
  files: FileAddresses,
): object {
  const { sessionId, startedAt, endedAt } = session;
  const record = session.records[0];
  return {
    call_session_history_id: sessionId,
    account_id: undefined,
    application_id: session.applicationId,
    application_name: session.applicationName,
    rule_name: session.ruleName,
    user_id: null,
    start_date: apiTime(startedAt, zone),
    duration: Math.round(((endedAt ?? startedAt) - startedAt) / 1_000),
    initiator_address: "127.0.0.1",
    media_server_address: "127.0.0.1",
    finish_reason: session.finishReason,
    custom_data: session.customData,
    audio_quality: "Standard",
    log_file_url: files.logUrl(sessionId),
    ...(asked.calls
      ? {
          calls: session.calls.map((call) =>
            tellCall(call, zone, record ? files.recordUrl(record.recordId) : null),
          ),
        }
      : {}),
    ...(asked.records
      ? { records: session.records.map((one) => tellRecord(one, session, zone, files)) }
      : {}),
    ...(asked.resources
      ? {
          other_resource_usage: session.resources.map((use, index) => ({
            resource_usage_id: sessionId * 10 + index,
            resource_type: use.type,
            cost: use.costUsd,
            resource_quantity: use.quantity,
            unit: use.unit,
            used_at: apiTime(use.usedAt, zone),
            description: "",
          })),
        }
      : {}),
  };
}

function tellCall(call: CallFacts, zone: string, recordUrl: string | null): object {
  return {
    call_id: call.callId,
    start_time: apiTime(call.startedAt, zone),
    duration: call.durationSeconds,
    cost: call.costUsd,
    local_number: call.localNumber,
    remote_number: call.remoteNumber,
    remote_number_type: "pstn",
    incoming: false,
    successful: call.isSuccessful,
    end_reason: call.endReason,
    custom_data: "",
    transaction_id: null,
    record_url: call.isSuccessful ? recordUrl : null,
  };
}

function tellRecord(
  record: CallRecord,
  session: SessionFacts,
  zone: string,
  files: FileAddresses,
): object {
  const isReady = Date.now() >= (session.endedAt ?? 0) - 240_000 + TRANSCRIPTION_AFTER_MS;
  const seconds = record.durationMs / 1_000;
  return {
    record_id: record.recordId,
    record_name: "",
    start_time: apiTime(record.startedAt, zone),
    duration: Math.round(seconds),
    cost: record.costUsd,
    file_size: Math.round(seconds * 4_000),
    record_url: files.recordUrl(record.recordId),
    transaction_id: null,
    ...(record.transcribe
      ? {
          transcription_url: isReady ? files.transcriptUrl(record.recordId) : null,
          transcription_status: isReady ? "Complete" : "In progress",
          transcription_cost: costByMinute(TRANSCRIPTION_USD_PER_MINUTE, seconds),
        }
      : { transcription_url: null, transcription_status: "Not required" }),
  };
}
