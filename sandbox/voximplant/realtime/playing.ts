import type { Appointment } from "../runtime/virtual-clock";
import { voiceMs } from "../surface/playback";
import type { BotSpeech } from "../telephony/line";
import type { VoiceSource } from "../telephony/media";

/** WebSocketMediaEnded comes after one second of silence (typings of OpenAI.Events). */
const QUIET_MS = 1_000;

export type Playing = VoiceSource & {
  /** Plays a text into the call, if the connector is plugged into one; otherwise nobody hears it. */
  play(text: string): void;
  /** Throws away what has not been heard. @returns false when nothing was sounding */
  clear(): boolean;
};

type PlayingPorts = {
  after(ms: number, run: () => void): Appointment;
  cancel(appointment: Appointment): void;
  media(name: "WebSocketMediaStarted" | "WebSocketMediaEnded"): void;
};

/** The way of the model's voice from its socket to the callee's ear. */
export function createPlaying({ after, cancel, media }: PlayingPorts): Playing {
  let mouth: Parameters<VoiceSource["attach"]>[0] = null;
  let speech: BotSpeech | null = null;
  let quiet: Appointment | null = null;
  let isSounding = false;

  function ends(): void {
    speech = null;
    if (quiet) cancel(quiet);
    quiet = after(QUIET_MS, () => {
      quiet = null;
      isSounding = false;
      media("WebSocketMediaEnded");
    });
  }

  function clear(): boolean {
    if (!speech) return false;
    speech.cut();
    ends();
    return true;
  }

  return {
    attach: (next) => {
      if (next !== mouth) clear();
      mouth = next;
    },
    play: (text) => {
      if (quiet) cancel(quiet);
      quiet = null;
      speech = mouth?.speak(text, voiceMs(text), ends) ?? null;
      if (!speech) return;
      if (!isSounding) media("WebSocketMediaStarted");
      isSounding = true;
    },
    clear,
  };
}
