import { anything, flag, memberOf, method, options, plainObject, text } from "../runtime/arguments";
import type { Stage } from "../runtime/stage";
import type { Appointment } from "../runtime/virtual-clock";
import { type BotSpeech, type Line, soundMs } from "../telephony/line";
import { CALL_EVENTS } from "./event-names";

/** Longer texts end in PlaybackFinished with an error (typings of Call.say). */
const LONGEST_SAY = 1_500;
/** Characters a synthesized voice speaks in a second. */
const VOICE_PACE = 15.5;

type PlaybackSettings = {
  stage: Stage;
  /** The voices of VoiceList. */
  voices: Iterable<unknown>;
  /** The open line. @throws a violation while there is none */
  line(name: string): Line;
  /** A playback replaces any other stream the call receives. */
  replaceStream(): void;
  emit(event: string, fields: Record<string, unknown>): void;
};

export type Playback = {
  members: Record<string, unknown>;
  /** Stops without an event, as when another stream replaces it. */
  silence(): void;
};

/** How long a text sounds in a synthesized voice, milliseconds. */
export function voiceMs(words: string): number {
  return Math.round(soundMs(words, VOICE_PACE));
}

/** Call.say, Call.startPlayback and Call.stopPlayback: one sound at a time, a new one replaces the old. */
export function createPlayback({
  stage,
  voices,
  line,
  replaceStream,
  emit,
}: PlaybackSettings): Playback {
  const { guard, clock } = stage;
  const random = stage.random("synthesis");
  let waiting: Appointment | null = null;
  let sounding: BotSpeech | null = null;

  function silence(): void {
    if (waiting) clock.cancel(waiting);
    waiting = null;
    sounding?.cut();
    sounding = null;
  }

  function play(words: string, durationMs: number, isProgressive: boolean, on: Line): void {
    silence();
    replaceStream();
    const readyAfterMs = (isProgressive ? 120 : 280) + Math.round(random() * 180);
    waiting = clock.after(readyAfterMs, () => {
      waiting = null;
      if (!on.isOpen()) return;
      sounding = on.speak(words, durationMs, () => {
        sounding = null;
        emit(CALL_EVENTS.PlaybackFinished, { error: undefined });
      });
      emit(CALL_EVENTS.PlaybackReady, {});
      emit(CALL_EVENTS.PlaybackStarted, { duration: durationMs / 1_000 });
    });
  }

  const speechOptions = options({
    voice: memberOf("VoiceList", voices),
    progressivePlayback: flag,
    ttsOptions: options({
      effect: text(),
      emphasis: text(),
      pitch: anything,
      rate: anything,
      volume: anything,
      yandexCustomModelName: text(),
    }),
    request: plainObject,
  });
  return {
    members: {
      say: method(guard, "Call.say", [text()], [speechOptions], ([words, given]) => {
        const on = line("Call.say");
        const said = String(words);
        if (said.length > LONGEST_SAY) {
          stage.note("violation", { message: `Call.say: ${said.length} characters` });
          silence();
          const error = `Text is longer than ${LONGEST_SAY} characters`;
          waiting = clock.after(50, () => emit(CALL_EVENTS.PlaybackFinished, { error }));
          return;
        }
        const isProgressive =
          typeof given === "object" &&
          given !== null &&
          "progressivePlayback" in given &&
          given.progressivePlayback === true;
        stage.note("say", { text: said });
        play(said, voiceMs(said), isProgressive, on);
      }),
      startPlayback: method(
        guard,
        "Call.startPlayback",
        [text()],
        [options({ loop: flag, progressivePlayback: flag })],
        () => play("", 5_000, false, line("Call.startPlayback")),
      ),
      stopPlayback: method(guard, "Call.stopPlayback", [], [], silence),
    },
    silence,
  };
}
