import type { CallSettings } from "../../../contract";
import type { Clock } from "../clock";
import { errorText } from "../talk/error-text";
import { createSilenceWatch } from "../talk/silence-watch";
import type { TurnLedger } from "../talk/turn-ledger";
import type { TalkHost, VoiceEngine } from "../talk/voice-engine";
import { createDialogue, type Move } from "./dialogue";
import { createSpeaker } from "./speaker";
import { understand } from "./understand";

/**
 * Makes the engine that follows a script: the platform's recognizer listens, `call.say` speaks.
 * @param profile the recognizer's; null where the language has none: the bot then says its greeting and goodbye
 */
export function createScriptedEngine(parts: {
  call: Call;
  voice: Voice;
  profile: AsrProfile | null;
  settings: CallSettings;
  clock: Clock;
  ledger: TurnLedger;
  host: TalkHost;
}): VoiceEngine {
  const { call, profile, settings, ledger, host } = parts;
  const speaker = createSpeaker(call, parts.voice, parts);
  const dialogue = createDialogue({
    language: settings.language,
    greeting: settings.greeting,
    questions: settings.questions,
    goodbye: settings.phrases.goodbye,
  });
  const silence = createSilenceWatch(parts.clock, settings.silence_seconds * 1000, {
    ask: () => void perform({ text: settings.phrases.not_heard, ends: null }),
    giveUp: () => void perform({ text: settings.phrases.goodbye, ends: "bot" }),
  });
  let recognizer: Asr | null = null;
  let isStopped = false;
  /** The last sentence is being said: nobody interrupts it, nothing is answered. */
  let isLeaving = false;
  let isGreeting = true;
  let calleeTurn: number | null = null;
  let hasCalleeStopped = false;
  /** When the recognizer noticed a voice; only its words prove that it was one. */
  let capturedAt: number | null = null;

  async function perform(move: Move): Promise<void> {
    silence.pause();
    isLeaving = isLeaving || move.ends !== null;
    const result = move.text === "" ? "said" : await speaker.say(move.text);
    if (isStopped) {
      return;
    }
    if (move.ends !== null) {
      host.hangUp(move.ends);
    } else if (result === "failed") {
      host.hangUp("error");
    } else if (result === "said") {
      isGreeting = false;
      listen();
    }
  }

  function listen(): void {
    if (!recognizer) {
      void perform({ text: settings.phrases.goodbye, ends: "bot" });
      return;
    }
    silence.waitForCallee();
  }

  function calleeSpeaks(): number {
    silence.pause();
    if (calleeTurn === null) {
      calleeTurn = ledger.calleeStarts(capturedAt ?? host.elapsedMs());
      capturedAt = null;
      hasCalleeStopped = false;
    }
    return calleeTurn;
  }

  function calleeStops(): void {
    if (calleeTurn !== null && !hasCalleeStopped) {
      hasCalleeStopped = true;
      ledger.calleeStops(calleeTurn, host.elapsedMs());
    }
  }

  /** Whoever answers the ring with "hello" while the greeting is being said does not want it to stop. */
  function isBargeIn(text: string): boolean {
    return (
      !isLeaving &&
      !isStopped &&
      speaker.isSpeaking() &&
      !(isGreeting && understand(text) === "hello")
    );
  }

  function heardSoFar(text: string): void {
    if (text === "") {
      return;
    }
    ledger.calleeSays(calleeSpeaks(), text);
    if (isBargeIn(text)) {
      speaker.cut();
    }
    // Half a sentence may be all that the recognizer ever gives.
    resumeWaiting();
    host.changed();
  }

  function heard(text: string): void {
    if (text === "") {
      capturedAt = null;
      resumeWaiting();
      return;
    }
    ledger.calleeSays(calleeSpeaks(), text);
    calleeStops();
    calleeTurn = null;
    silence.heard();
    host.changed();
    if (isLeaving || isStopped) {
      return;
    }
    if (isGreeting && speaker.isSpeaking() && understand(text) === "hello") {
      return;
    }
    isGreeting = false;
    speaker.cut();
    void perform(dialogue.reply(text));
  }

  function resumeWaiting(): void {
    if (!speaker.isSpeaking() && !isLeaving && !isStopped) {
      silence.waitForCallee();
    }
  }

  function apologize(): void {
    if (!isLeaving && !isStopped) {
      void perform({ text: settings.phrases.apology, ends: "error" });
    }
  }

  function startRecognizer(): void {
    if (profile === null) {
      return;
    }
    try {
      const asr = VoxEngine.createASR({ profile, interimResults: true });
      asr.addEventListener(ASREvents.CaptureStarted, () => {
        capturedAt ??= host.elapsedMs();
        // Some recognizers give no words before the end of the sentence.
        resumeWaiting();
      });
      asr.addEventListener(ASREvents.InterimResult, ({ text }) => heardSoFar(text?.trim() ?? ""));
      asr.addEventListener(ASREvents.SpeechCaptured, calleeStops);
      asr.addEventListener(ASREvents.Result, ({ text }) => heard(text?.trim() ?? ""));
      asr.addEventListener(ASREvents.ASRError, ({ error }) => {
        host.fail("recognizer", "asr_error", error ?? "");
        recognizer = null;
        apologize();
      });
      call.sendMediaTo(asr);
      recognizer = asr;
    } catch (error) {
      host.fail("recognizer", "asr_refused", errorText(error));
    }
  }

  return {
    start() {
      startRecognizer();
      if (profile !== null && recognizer === null) {
        apologize();
      } else {
        void perform(dialogue.open());
      }
    },
    async sayGoodbye(text) {
      isLeaving = true;
      silence.stop();
      await speaker.say(text);
    },
    stop(isLineOpen) {
      isStopped = true;
      silence.stop();
      speaker.cut(isLineOpen);
      if (isLineOpen) {
        // Until the line is gone the callee's last words may still come.
        return Promise.resolve();
      }
      try {
        recognizer?.stop();
      } catch {
        // The platform may have ended it together with the call.
      }
      recognizer = null;
      return Promise.resolve();
    },
  };
}
