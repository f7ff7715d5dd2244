import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VoximplantAccess } from "../api/access";
import { AnsweringServer, json, type Received, TEST_SETTINGS } from "../testing/answering-server";
import { findSession } from "./history";

let provider: AnsweringServer;
let access: VoximplantAccess;
let history: unknown[];

const SESSION = {
  call_session_history_id: 2_000_000_001,
  account_id: 7_000_001,
  start_date: "2026-11-21 10:00:00",
  duration: 75,
  finish_reason: "Normal termination",
  custom_data: "attempt-1",
  log_file_url: null,
  calls: [
    {
      call_id: 1,
      start_time: "2026-11-21 10:00:02",
      duration: 42,
      cost: 0.0201,
      local_number: "74951234567",
      remote_number: "79161234501",
      successful: true,
      end_reason: "200 Normal call clearing",
      record_url: "https://storage.voximplant.com/r/9.mp3",
    },
  ],
  records: [
    {
      record_id: 9,
      record_url: "https://storage.voximplant.com/r/9.mp3",
      start_time: "2026-11-21 10:00:10",
      duration: 42,
      cost: 0.001,
      transcription_status: "Not required",
    },
  ],
  other_resource_usage: [
    { resource_type: "CALLSESSION", cost: 0.002 },
    { resource_type: "ASR", cost: 0.03 },
    { resource_type: "TRANSCRIPTION", cost: 0.01 },
    { resource_type: "TTS_YANDEX", cost: 0.005 },
    { resource_type: "OPENAI", cost: 0.2 },
  ],
};

beforeEach(async () => {
  for (const [name, value] of Object.entries(TEST_SETTINGS)) vi.stubEnv(name, value);
  provider = new AnsweringServer();
  access = {
    apiUrl: await provider.listen(),
    accountId: 7_000_001,
    credential: { kind: "api_key", apiKey: "key-of-the-account" },
  };
  history = [SESSION];
  provider.answer = (received, response) => {
    if (received.path.endsWith("/GetCallHistory")) {
      return json(200, { result: history, count: history.length, timezone: "Etc/GMT" })(
        received,
        response,
      );
    }
    if (received.path.endsWith("/GetAccountInfo")) {
      const result = {
        account_id: 1,
        active: true,
        balance: 5,
        currency: "RUR",
        api_key: "SECRET",
      };
      return json(200, { result })(received, response);
    }
    if (received.path === "/transcripts/9") {
      response
        .writeHead(200)
        .end("Left 00:00:00 - 00:00:02 : Hello\nRight 00:00:03 - 00:00:04 : Yes\n");
      return;
    }
    response.writeHead(404).end();
  };
});
afterEach(async () => {
  await provider.close();
  vi.unstubAllEnvs();
});

const find = (sessionId: string | null = null) =>
  findSession(access, {
    attemptId: "attempt-1",
    sessionId,
    from: new Date("2026-11-21T09:59:00Z"),
    to: new Date("2026-11-21T10:30:00Z"),
  });
const asked = (method: string): Received | undefined =>
  provider.received.find(({ path }) => path.endsWith(`/${method}`));

describe("the provider's history", () => {
  it("tells the facts of an answered call and its costs by component", async () => {
    expect(await find()).toEqual({
      sessionId: "2000000001",
      finished: true,
      finishReason: "Normal termination",
      startedAt: "2026-11-21T10:00:00.000Z",
      answeredAt: "2026-11-21T10:00:10.000Z",
      endedAt: "2026-11-21T10:00:52.000Z",
      endCode: 200,
      endReason: "200 Normal call clearing",
      endedBy: null,
      connected: true,
      carrierOutcome: null,
      talkSeconds: 42,
      recordingUrl: "https://storage.voximplant.com/r/9.mp3",
      recordingSeconds: 42,
      costs: [
        { component: "carrier", amountMicros: 23_100 },
        { component: "speech", amountMicros: 40_000 },
        { component: "voice", amountMicros: 5000 },
        { component: "model", amountMicros: 200_000 },
      ],
      currency: "RUB",
      turns: null,
      transcriptPending: false,
      logUrl: null,
    });
  });

  it("is asked with both dates, a zone and everything that hangs on a session", async () => {
    await find();
    expect(Object.fromEntries(asked("GetCallHistory")?.form ?? [])).toMatchObject({
      from_date: "2026-11-21 09:49:00",
      to_date: "2026-11-21 10:40:00",
      timezone: "Etc/GMT",
      call_session_history_custom_data: "attempt-1",
      with_calls: "true",
      with_records: "true",
      with_other_resources: "true",
    });
    await find("2000000001");
    const last = provider.received.at(-1)?.form;
    expect(last?.get("call_session_history_id")).toBe("2000000001");
    expect(last?.has("call_session_history_custom_data")).toBe(false);
  });

  it("gives only what is ours, and of two sessions the one that dialed", async () => {
    history = [{ ...SESSION, custom_data: "attempt-10" }];
    expect(await find()).toBeNull();
    expect(await find("2000000002")).toBeNull();
    history = [];
    expect(await find()).toBeNull();
    history = [{ ...SESSION, call_session_history_id: 2_000_000_009, calls: [] }, SESSION];
    expect((await find())?.sessionId).toBe("2000000001");
  });

  it.each([
    ["486 Busy here", "busy"],
    ["404 Not found", "invalid_number"],
    ["603 Decline", "rejected"],
    [{ code: 480, details: "Temporarily unavailable" }, "no_answer"],
    ["something new", "failed"],
  ])("reads the end reason %j", async (end_reason, outcome) => {
    const call = { ...SESSION.calls[0], successful: false, duration: 0, end_reason };
    history = [{ ...SESSION, calls: [call], records: [] }];
    expect(await find()).toMatchObject({
      connected: false,
      answeredAt: null,
      talkSeconds: null,
      carrierOutcome: outcome,
      endedAt: "2026-11-21T10:01:15.000Z",
    });
  });

  it("knows a session that still runs and one that broke down", async () => {
    history = [{ ...SESSION, finish_reason: null, duration: null, records: null, calls: null }];
    expect(await find()).toMatchObject({
      finished: false,
      endedAt: null,
      connected: false,
      carrierOutcome: null,
    });
    history = [{ ...SESSION, finish_reason: "JS session error", calls: [], records: [] }];
    expect(await find()).toMatchObject({ finished: true, carrierOutcome: "failed", endCode: null });
  });

  it("reads a transcript that is done, with the account's keys, and waits for one that is not", async () => {
    const record = { ...SESSION.records[0], transcription_url: `${access.apiUrl}/transcripts/9` };
    history = [{ ...SESSION, records: [{ ...record, transcription_status: "In progress" }] }];
    expect(await find()).toMatchObject({ turns: null, transcriptPending: true });
    history = [{ ...SESSION, records: [{ ...record, transcription_status: "Complete" }] }];
    expect(await find()).toMatchObject({
      transcriptPending: false,
      turns: [
        { no: 1, speaker: "bot", text: "Hello" },
        { no: 2, speaker: "callee", text: "Yes" },
      ],
    });
    const query = provider.received.at(-1)?.query;
    expect(query?.get("record_id")).toBe("9");
    expect(query?.get("api_key")).toBe("key-of-the-account");
  });

  it("waits for a transcript that cannot be read now, and not for one that is gone", async () => {
    const record = { ...SESSION.records[0], transcription_status: "Complete" };
    const at = (path: string) => [{ ...record, transcription_url: `${access.apiUrl}${path}` }];
    history = [{ ...SESSION, records: at("/transcripts/gone") }];
    expect(await find()).toMatchObject({ turns: null, transcriptPending: false, talkSeconds: 42 });
    const answer = provider.answer;
    provider.answer = (received, response) => {
      if (received.path === "/transcripts/later") response.writeHead(503).end();
      else answer(received, response);
    };
    history = [{ ...SESSION, records: at("/transcripts/later") }];
    expect(await find()).toMatchObject({ turns: null, transcriptPending: true, talkSeconds: 42 });
  });

  it("has who ended the talk from the session's log, where it is ours and can be read", async () => {
    const answer = provider.answer;
    const log = (text: string) => {
      provider.answer = (received, response) => {
        if (received.path === "/logs/1") response.writeHead(200).end(text);
        else answer(received, response);
      };
    };
    history = [{ ...SESSION, log_file_url: `${access.apiUrl}/logs/1` }];
    log("10:00 halo attempt-1 dialed\n10:52 halo attempt-1 ended_disconnected_200_voicemail\n");
    expect(await find()).toMatchObject({
      endedBy: "voicemail",
      logUrl: `${access.apiUrl}/logs/1`,
    });
    log("10:52 halo attempt-2 ended_disconnected_200_voicemail, halo attempt-1 ended_badly");
    expect(await find()).toMatchObject({ endedBy: null, talkSeconds: 42 });
    history = [{ ...SESSION, log_file_url: `${access.apiUrl}/logs/gone` }];
    expect(await find()).toMatchObject({ endedBy: null, talkSeconds: 42 });
  });

  it("that cannot be read is an error, not an absence", async () => {
    provider.answer = json(200, { error: { code: 1, msg: "Internal error" } });
    await expect(find()).rejects.toMatchObject({ name: "VoximplantError", code: "api_1" });
    provider.answer = (_received, response) => void response.writeHead(502).end();
    await expect(find()).rejects.toMatchObject({ code: "http_502" });
  });
});
