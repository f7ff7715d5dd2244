import type { Clock } from "../clock";
import { errorText } from "../talk/error-text";
import { estimatedSpeechMs, playbackMs } from "../talk/spoken-part";
import type { TurnLedger } from "../talk/turn-ledger";
import type { TalkHost } from "../talk/voice-engine";
import { textChunks } from "./text-chunks";

export type Speaker = {
  isSpeaking(): boolean;
  /** Says a text of any length; a text under way is cut. Never rejects. */
  say(text: string): Promise<"said" | "cut" | "failed">;
  /**
   * Falls silent at once; the turn keeps what was heard of it.
   * @param isLineOpen false once the call is over: then nothing may be asked of it
   */
  cut(isLineOpen?: boolean): void;
};

/** A playback that lasts this much longer than it should has been lost by the platform. */
const lostAfterMs = 15_000;

type Speech = {
  text: string;
  /** What is still to be said, the piece being said first. */
  chunks: string[];
  turn: number | null;
  cancelWatch: () => void;
  settle(result: "said" | "cut" | "failed"): void;
};

/** Speaks through `call.say`, one text at a time, and writes what was heard into the ledger. */
export function createSpeaker(
  call: Call,
  voice: Voice,
  parts: { clock: Clock; ledger: TurnLedger; host: TalkHost },
): Speaker {
  const { clock, ledger, host } = parts;
  let current: Speech | null = null;

  function finish(speech: Speech, result: "said" | "cut" | "failed"): void {
    if (current !== speech) {
      return;
    }
    current = null;
    speech.cancelWatch();
    if (speech.turn !== null) {
      const end = result === "said" ? ledger.botEnds : ledger.botIsCut;
      end(speech.turn, host.elapsedMs());
      host.changed();
    }
    speech.settle(result);
  }

  function sayNext(speech: Speech): void {
    const chunk = speech.chunks[0];
    if (chunk === undefined) {
      finish(speech, "said");
      return;
    }
    speech.cancelWatch = clock.after(estimatedSpeechMs(chunk) * 2 + lostAfterMs, () => {
      host.fail("speech", "playback_lost", "PlaybackFinished did not come");
      finish(speech, "failed");
    });
    try {
      call.say(chunk, { voice });
    } catch (error) {
      host.fail("speech", "say_refused", errorText(error));
      finish(speech, "failed");
    }
  }

  call.addEventListener(CallEvents.PlaybackStarted, ({ duration }) => {
    const speech = current;
    const chunk = speech?.chunks[0];
    if (!speech || chunk === undefined) {
      return;
    }
    const rest = speech.chunks.slice(1).reduce((sum, text) => sum + estimatedSpeechMs(text), 0);
    const ahead = playbackMs(duration, chunk) + rest;
    if (speech.turn === null) {
      speech.turn = ledger.botStarts(host.elapsedMs(), { text: speech.text, wholeMs: ahead });
    } else {
      ledger.botContinues(speech.turn, host.elapsedMs(), ahead);
    }
    host.changed();
  });
  call.addEventListener(CallEvents.PlaybackFinished, ({ error }) => {
    const speech = current;
    if (!speech) {
      return;
    }
    speech.cancelWatch();
    if (error) {
      host.fail("speech", "playback_failed", error);
      finish(speech, "failed");
      return;
    }
    speech.chunks.shift();
    sayNext(speech);
  });

  return {
    isSpeaking: () => current !== null,
    say(text) {
      if (current) {
        finish(current, "cut");
      }
      return new Promise((settle) => {
        const speech = {
          text,
          chunks: textChunks(text),
          turn: null,
          cancelWatch: () => {},
          settle,
        };
        current = speech;
        sayNext(speech);
      });
    },
    cut(isLineOpen = true) {
      if (!current) {
        return;
      }
      try {
        if (isLineOpen) {
          call.stopPlayback();
        }
      } catch (error) {
        host.fail("speech", "stop_refused", errorText(error));
      }
      finish(current, "cut");
    },
  };
}
