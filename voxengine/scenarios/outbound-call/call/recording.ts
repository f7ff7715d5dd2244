import type { CallSettings } from "../../../contract";
import type { CallState } from "./call-state";
import { listed } from "./platform-lists";

export type Recording = {
  /** True from the start of the recording until its RecordStopped or RecordError. */
  isRunning(): boolean;
};

/**
 * Records an answered call and keeps `state.recording` up to date.
 * @param actions.onStopped told once the recording is complete, which is after Disconnected
 * @param actions.failed told why there is no recording, or none in writing
 */
export function startRecording(
  call: Call,
  settings: NonNullable<CallSettings["record"]>,
  state: CallState,
  actions: { onStopped(): void; failed(code: string): void },
): Recording {
  let isRunning = true;

  function stopped(): void {
    isRunning = false;
    actions.onStopped();
  }

  call.addEventListener(CallEvents.RecordStarted, ({ url }) => {
    state.recording = { url, seconds: null };
  });
  call.addEventListener(CallEvents.RecordStopped, ({ url, duration }) => {
    const address = url ?? state.recording?.url;
    if (address !== undefined) {
      state.recording = { url: address, seconds: duration ?? null };
    }
    stopped();
  });
  call.addEventListener(CallEvents.RecordError, () => {
    actions.failed("record_error");
    stopped();
  });
  try {
    call.record({
      stereo: settings.stereo,
      hd_audio: true,
      ...transcription(settings, actions.failed),
    });
  } catch {
    actions.failed("record_refused");
    isRunning = false;
  }
  return { isRunning: () => isRunning };
}

function transcription(
  { transcribe }: NonNullable<CallSettings["record"]>,
  failed: (code: string) => void,
): Partial<Parameters<Call["record"]>[0]> {
  if (!transcribe) {
    return {};
  }
  const language = listed<AsrLanguage>(ASRLanguage, transcribe.language);
  const provider = listed<TranscriptionProviderName>(TranscriptionProvider, transcribe.provider);
  if (language === null || provider === null) {
    failed("transcription_unknown");
    return {};
  }
  return { transcribe: true, language, provider };
}
