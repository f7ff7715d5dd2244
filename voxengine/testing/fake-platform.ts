import { createHmac } from "node:crypto";
import { runInNewContext } from "node:vm";
import type { CallEventEnvelope, CallSettings } from "../contract";
import { createManualClock } from "./manual-clock";

type Handler = (event: object) => unknown;
type Answer = { code: number; text?: string };

/** One thing the scenario can have listeners on. */
function emitter() {
  const handlers = new Map<string, Handler[]>();
  return {
    members: {
      addEventListener: (event: string, handler: Handler) => {
        handlers.set(event, [...(handlers.get(event) ?? []), handler]);
      },
      removeEventListener: () => {},
    },
    emit: (event: string, fields: object = {}) =>
      (handlers.get(event) ?? []).map((handler) => handler(fields)),
  };
}

const names = (prefix: string, list: string) =>
  Object.fromEntries(list.split(" ").map((name) => [name, `${prefix}.${name}`]));

function fakeDate(ms: number): Date {
  return new Date(ms);
}

/**
 * Runs the built scenario in a context of its own, with a platform whose every event the test decides.
 * @param options.source the built file
 * @param options.answer what HALO answers to the n-th request of a door
 */
export function startOnFakePlatform(options: {
  source: string;
  secrets?: Record<string, string>;
  customData?: string;
  /** Undefined: as if all were well. */
  answer?: (door: string, nth: number) => Answer | undefined;
  settings?: CallSettings;
  connect?: () => Promise<"ok" | "refused">;
}) {
  const clock = createManualClock();
  const did: string[] = [];
  const logs: string[] = [];
  const requests: { door: string; id: string; body: string; headers: Record<string, string> }[] =
    [];
  const app = emitter();
  const call = emitter();
  const asr = emitter();
  const amd = emitter();
  const connectors: {
    emit: ReturnType<typeof emitter>["emit"];
    close: () => void;
    sent: string[];
  }[] = [];
  const secrets = options.secrets ?? {
    HALO_URL: "http://halo.test/",
    HALO_WEBHOOK_KEY: "key",
    OPENAI_API_KEY: "sk-test",
  };
  const act = (name: string) => (given?: unknown) => {
    did.push(typeof given === "string" ? `${name} ${given}` : name);
  };
  const callObject = {
    ...call.members,
    id: () => "call-1",
    say: (text: string) => act("say")(text),
    hangup: act("hangup"),
    stopPlayback: act("stopPlayback"),
    record: (given: object) => act("record")(JSON.stringify(given)),
    sendMediaTo: act("sendMediaTo"),
  };

  async function post(url: string, given: { postData: string; headers: Record<string, string> }) {
    const door = url.replace("http://halo.test/voximplant/", "");
    const nth = requests.filter((request) => request.door === door).length;
    const { postData: body, headers } = given;
    requests.push({ door, id: headers["webhook-id"] ?? "", body, headers });
    const answer = options.answer?.(door, nth);
    const permit = { go: true, settings: options.settings };
    return answer ?? { code: 200, text: door === "permit" ? JSON.stringify(permit) : "" };
  }

  async function createRealtimeAPIClient({ onWebSocketClose }: { onWebSocketClose: () => void }) {
    if ((await options.connect?.()) === "refused") {
      throw new Error("unauthorized");
    }
    const events = emitter();
    const sent: string[] = [];
    const send = (name: string) => (given?: object) => {
      sent.push(given ? `${name} ${JSON.stringify(given)}` : name);
    };
    connectors.push({ emit: events.emit, close: onWebSocketClose, sent });
    return {
      ...events.members,
      sessionUpdate: send("sessionUpdate"),
      responseCreate: send("responseCreate"),
      responseCancel: send("responseCancel"),
      inputAudioBufferCommit: send("inputAudioBufferCommit"),
      clearMediaBuffer: send("clearMediaBuffer"),
      close: send("close"),
    };
  }

  const timers = new Map<number, () => void>();
  const list = { Yandex: { ru_RU: "profile", Neural: { ru_RU_alena: "voice" } } };
  runInNewContext(options.source, {
    Date: Object.assign(fakeDate.bind(null), { now: clock.now }),
    setTimeout: (action: () => void, ms: number) => {
      const id = timers.size + 1;
      timers.set(id, clock.after(ms, action));
      return id;
    },
    clearTimeout: (id: number) => timers.get(id)?.(),
    require: () => {},
    Modules: { AI: 1, ASR: 2, OpenAI: 3 },
    Logger: { write: (line: string) => logs.push(line) },
    Crypto: {
      hmac_sha256: (key: string, data: string) =>
        createHmac("sha256", key).update(data).digest("hex"),
    },
    Net: { httpRequestAsync: post },
    AppEvents: names("app", "Started HttpRequest Terminating"),
    CallEvents: names(
      "call",
      "Ringing AudioStarted Connected Failed Disconnected RecordStarted RecordStopped RecordError PlaybackStarted PlaybackFinished",
    ),
    ASREvents: names("asr", "CaptureStarted SpeechCaptured InterimResult Result ASRError"),
    VoiceList: list,
    ASRProfileList: list,
    ASRLanguage: { RUSSIAN_RU: "ru-RU" },
    TranscriptionProvider: { YANDEX: "yandex" },
    AMD: {
      create: () => ({ ...amd.members }),
      Model: { RU: "ru" },
      Events: names("amd", "DetectionComplete DetectionError"),
      ResultClass: { HUMAN: "h", VOICEMAIL: "v", TIMEOUT: "t", CALL_ENDED: "c" },
    },
    OpenAI: {
      createRealtimeAPIClient,
      Events: names("openai", "WebSocketMediaStarted WebSocketMediaEnded"),
      RealtimeAPIEvents: names(
        "openai",
        "SessionCreated SessionUpdated Error InputAudioBufferSpeechStarted InputAudioBufferSpeechStopped ConversationItemInputAudioTranscriptionCompleted ConversationItemInputAudioTranscriptionFailed ResponseOutputAudioTranscriptDelta ResponseOutputAudioTranscriptDone ResponseFunctionCallArgumentsDone ResponseCreated ResponseDone WebSocketError",
      ),
    },
    VoxEngine: {
      ...app.members,
      customData: () => options.customData ?? "attempt-0001",
      getSecretValue: (name: string) => secrets[name],
      callPSTN: (number: string, callerId: string) => {
        did.push(`dial ${number} ${callerId}`);
        return callObject;
      },
      createASR: () => ({ ...asr.members, stop: act("asr.stop") }),
      sendMediaBetween: act("bridge"),
      terminate: act("terminate"),
    },
  });
  app.emit("app.Started", {
    sessionId: 4711,
    accessSecureURL: "https://media.test/4711",
    logURL: "https://log.test/4711",
  });

  const events = () =>
    requests
      .filter(({ door }) => door === "events")
      .map(({ body }): CallEventEnvelope => JSON.parse(body));
  return {
    clock,
    did,
    logs,
    requests,
    events,
    app,
    call,
    asr,
    amd,
    connectors,
    last: () => events().at(-1),
  };
}
