import { flag, listOf, memberOf, method, options, plainObject, text } from "../runtime/arguments";
import { createEmitter } from "../runtime/emitter";
import type { Stage } from "../runtime/stage";
import { strictObject } from "../runtime/strict";
import type { Appointment } from "../runtime/virtual-clock";
import { heardPart } from "../telephony/line";
import type { MediaDesk } from "../telephony/media";
import { costByMinute, RECOGNITION_USD_PER_MINUTE } from "../telephony/prices";
import { ASR_EVENTS } from "./event-names";

/** Quiet after which a sentence counts as finished, and what recognition takes then. */
const QUIET_MS = 350;
const RECOGNITION_MS = 180;
const INTERIM_EVERY_MS = 600;

export type Recognition = {
  /** VoxEngine.createASR */
  createAsr: (...given: unknown[]) => unknown;
  /** Seconds of speech recognized so far. */
  usedSeconds(): number;
};

/** Speech recognition: hears what the callee says and hands it out as the documented events. */
export function createRecognition(
  stage: Stage,
  desk: MediaDesk,
  profiles: Iterable<unknown>,
): Recognition {
  const { guard, clock } = stage;
  const random = stage.random("recognition");
  let count = 0;
  let usedMs = 0;

  function open(isInterim: boolean, isSingle: boolean): object {
    count += 1;
    const id = `asr-${stage.sessionId}-${count}`;
    const emitter = createEmitter(stage, "ASR", [ASR_EVENTS]);
    const interim: Appointment[] = [];
    let isStopped = false;
    let isDone = false;
    let heardMs = 0;
    const emit = (event: string, fields: Record<string, unknown>) => {
      if (!isStopped) emitter.emit(event, { asr, ...fields });
    };

    const asr = strictObject(guard, "ASR", {
      ...emitter.members,
      id: method(guard, "ASR.id", [], [], () => id),
      stop: method(guard, "ASR.stop", [], [], () => {
        if (isStopped) guard.violate("ASR.stop: stopped already");
        const seconds = heardMs / 1_000;
        const cost = String(costByMinute(RECOGNITION_USD_PER_MINUTE, seconds));
        for (const appointment of interim.splice(0)) clock.cancel(appointment);
        isStopped = true;
        clock.after(30, () =>
          emitter.emit(ASR_EVENTS.Stopped, { asr, cost, duration: Math.round(seconds) }),
        );
      }),
    });
    desk.register(asr, {
      kind: "recognizer",
      ear: {
        started: ({ text: words, durationMs }) => {
          if (isStopped || isDone) return;
          interim.push(clock.after(160, () => emit(ASR_EVENTS.CaptureStarted, {})));
          if (!isInterim) return;
          for (let ms = INTERIM_EVERY_MS; ms < durationMs; ms += INTERIM_EVERY_MS) {
            const part = heardPart(words, ms, durationMs);
            if (part === "") continue;
            interim.push(clock.after(ms, () => emit(ASR_EVENTS.InterimResult, { text: part })));
          }
        },
        ended: (words, isCut) => {
          for (const appointment of interim.splice(0)) clock.cancel(appointment);
          if (isStopped || isDone || words === "") return;
          isDone = isSingle;
          const spokenMs = words.length * 70;
          heardMs += spokenMs;
          usedMs += spokenMs;
          const confidence = Math.round((0.78 + random() * 0.2) * 100) / 100;
          // Where the line is dead there is no quiet to wait for: the last words come before Disconnected.
          const quietMs = isCut ? 40 : QUIET_MS;
          clock.after(quietMs, () => emit(ASR_EVENTS.SpeechCaptured, {}));
          clock.after(quietMs + RECOGNITION_MS, () =>
            emit(ASR_EVENTS.Result, {
              text: words,
              confidence,
              resultEndTime: undefined,
              channelTag: undefined,
              languageCode: undefined,
            }),
          );
        },
      },
    });
    clock.after(40, () => emit(ASR_EVENTS.Started, {}));
    return asr;
  }

  const createAsr = method(
    guard,
    "VoxEngine.createASR",
    [
      options(
        {
          profile: memberOf("ASRProfileList", profiles),
          model: text(),
          phraseHints: listOf(text()),
          profanityFilter: flag,
          interimResults: flag,
          singleUtterance: flag,
          headers: plainObject,
          request: plainObject,
        },
        ["profile"],
      ),
    ],
    [],
    ([given]) => {
      const { interimResults, singleUtterance } = given as Record<string, unknown>;
      return open(interimResults === true, singleUtterance === true);
    },
  );
  return { createAsr, usedSeconds: () => usedMs / 1_000 };
}
