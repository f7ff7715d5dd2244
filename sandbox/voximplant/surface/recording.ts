import { flag, listOf, memberOf, method, options, text } from "../runtime/arguments";
import type { Stage } from "../runtime/stage";
import type { Line, SpokenTurn } from "../telephony/line";
import { costByMinute, RECORDING_USD_PER_MINUTE } from "../telephony/prices";
import { CALL_EVENTS } from "./event-names";
import { ASR_LANGUAGES, RECORD_EXPIRE_TIMES, TRANSCRIPTION_PROVIDERS } from "./name-lists";

/** All that is needed to make the sound of a call again later. */
export type CallRecord = {
  recordId: number;
  callId: string;
  sessionId: number;
  /** Milliseconds since 1970, virtual. */
  startedAt: number;
  durationMs: number;
  costUsd: number;
  isStereo: boolean;
  transcribe: { language: string | null; provider: string | null; labels: string[] } | null;
  /** Times count from the beginning of the record. */
  turns: SpokenTurn[];
};

export type RecordingPorts = {
  stage: Stage;
  newRecordId(): number;
  recordUrl(recordId: number): string;
  keepRecord(record: CallRecord): void;
};

type CallSide = {
  callId: string;
  line(name: string): Line;
  emit(event: string, fields: Record<string, unknown>): void;
};

export type Recording = {
  members: Record<string, unknown>;
  /** The call is over: the record is kept, and RecordStopped follows. */
  stop(talkMs: number, turns: readonly SpokenTurn[]): void;
};

type RecordOptions = {
  stereo?: boolean;
  hd_audio?: boolean;
  lossless?: boolean;
  transcribe?: boolean;
  language?: string;
  provider?: string;
  labels?: string[];
};

const recordOptions = options({
  stereo: flag,
  hd_audio: flag,
  lossless: flag,
  expire: memberOf("RecordExpireTime", Object.values(RECORD_EXPIRE_TIMES)),
  transcribe: flag,
  language: memberOf("ASRLanguage", Object.values(ASR_LANGUAGES)),
  provider: memberOf("TranscriptionProvider", Object.values(TRANSCRIPTION_PROVIDERS)),
  labels: listOf(text(100)),
  dict: listOf(text(200)),
  format: text(),
  recordNamePrefix: text(),
  contentDispositionFilename: text(),
  video: flag,
  secure: flag,
});

/** Call.record: one record of a call, from the moment it is asked for until the end. */
export function createRecording(ports: RecordingPorts, side: CallSide): Recording {
  const { guard, clock, note } = ports.stage;
  let running: {
    recordId: number;
    fromMs: number;
    startedAt: number;
    asked: RecordOptions;
  } | null = null;

  const record = method(guard, "Call.record", [recordOptions], [], ([given]) => {
    const line = side.line("Call.record");
    const asked = given as RecordOptions;
    if (running) guard.violate("Call.record: the call is being recorded");
    if (asked.hd_audio && asked.lossless) guard.violate("Call.record: hd_audio excludes lossless");
    if (asked.provider !== undefined && asked.transcribe !== true) {
      guard.violate("Call.record: a provider without transcribe");
    }
    const isRussianOnly =
      asked.provider === TRANSCRIPTION_PROVIDERS.YANDEX ||
      asked.provider === TRANSCRIPTION_PROVIDERS.TBANK;
    if (isRussianOnly && asked.language !== ASR_LANGUAGES.RUSSIAN_RU) {
      guard.violate("Call.record: this provider transcribes Russian only");
    }
    const recordId = ports.newRecordId();
    running = { recordId, fromMs: line.talkMs(), startedAt: clock.now(), asked };
    note("record.started", { recordId });
    const url = ports.recordUrl(recordId);
    clock.after(80, () => side.emit(CALL_EVENTS.RecordStarted, { url }));
  });

  return {
    members: { record },
    stop: (talkMs, turns) => {
      if (!running) return;
      const { recordId, fromMs, startedAt, asked } = running;
      running = null;
      const durationMs = Math.max(0, talkMs - fromMs);
      const costUsd = costByMinute(RECORDING_USD_PER_MINUTE, durationMs / 1_000);
      ports.keepRecord({
        recordId,
        callId: side.callId,
        sessionId: ports.stage.sessionId,
        startedAt,
        durationMs,
        costUsd,
        isStereo: asked.stereo === true,
        transcribe: asked.transcribe
          ? {
              language: asked.language ?? null,
              provider: asked.provider ?? null,
              labels: asked.labels ?? [],
            }
          : null,
        turns: turns
          .filter((turn) => turn.endMs > fromMs)
          .map((turn) => ({
            ...turn,
            startMs: Math.max(0, turn.startMs - fromMs),
            endMs: turn.endMs - fromMs,
          })),
      });
      note("record.stopped", { recordId, durationMs });
      clock.after(400, () =>
        side.emit(CALL_EVENTS.RecordStopped, {
          url: ports.recordUrl(recordId),
          cost: String(costUsd),
          duration: Math.round(durationMs / 1_000),
        }),
      );
    },
  };
}
