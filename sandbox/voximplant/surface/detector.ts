import type { Callee } from "../../people/callee";
import { memberOf, method, number, options } from "../runtime/arguments";
import { createEmitter, type Emitter } from "../runtime/emitter";
import type { Deferred } from "../runtime/realm";
import type { Stage } from "../runtime/stage";
import { strictObject, strictTree } from "../runtime/strict";
import type { Appointment } from "../runtime/virtual-clock";
import { AMD_EVENTS } from "./event-names";
import { AMD_MODELS, AMD_RESULT_CLASSES, AMD_RESULT_SUBTYPES } from "./name-lists";

/** The longest a detection takes after the answer when nothing else is asked for (typings). */
const DEFAULT_TIMEOUT_MS = 6_500;

/** Countries a model was made for, by prefixes of their numbers; another country's voices it does not understand. */
const MODEL_PREFIXES: Record<string, RegExp> = {
  [AMD_MODELS.BR]: /^55/,
  [AMD_MODELS.CL]: /^56/,
  [AMD_MODELS.CO]: /^57/,
  [AMD_MODELS.EU_GENERAL]: /^[34]/,
  [AMD_MODELS.ES]: /^34/,
  [AMD_MODELS.KZ]: /^7[67]/,
  [AMD_MODELS.MX]: /^52/,
  [AMD_MODELS.RU]: /^7(?![67])/,
  [AMD_MODELS.PH]: /^63/,
  [AMD_MODELS.PE]: /^51/,
  [AMD_MODELS.US]: /^1/,
};

export type Detector = {
  /** @param number digits only */
  connected(call: object, callId: string, number: string, callee: Callee): void;
  ended(): void;
};

export type Detection = {
  /** The global `AMD`. */
  namespace: object;
  /** The detector behind an object of the scenario, or null when it is none. */
  find(object: unknown): Detector | null;
  /** How many detections came to an end. */
  used(): number;
};

type Verdict = { class: keyof typeof AMD_RESULT_CLASSES; confidence: number | undefined };

/** Answering machine detection; what it hears is the callee's own business. */
export function createDetection(stage: Stage): Detection {
  const { guard, clock } = stage;
  const detectors = new WeakMap<object, Detector>();
  let used = 0;

  function createDetector(model: string, timeoutMs: number): object {
    const emitter: Emitter = createEmitter(stage, "AnsweringMachineDetector", [AMD_EVENTS]);
    let current: { call: object; callId: string; verdict: Appointment } | null = null;
    const waiting: Deferred[] = [];

    function complete(verdict: Verdict): void {
      if (!current) return;
      const { call, callId, verdict: appointment } = current;
      clock.cancel(appointment);
      current = null;
      used += 1;
      stage.note("amd", verdict);
      const facts = {
        amd: object,
        call,
        callId,
        resultClass: verdict.class,
        resultSubtype: AMD_RESULT_SUBTYPES.NONE,
        confidence: verdict.confidence,
      };
      emitter.emit(AMD_EVENTS.DetectionComplete, facts);
      const event = strictObject(guard, "AMD event", facts);
      for (const one of waiting.splice(0)) stage.run(() => one.resolve(event));
    }

    const object = strictObject(guard, "AnsweringMachineDetector", {
      ...emitter.members,
      call: undefined,
      model,
      timeout: timeoutMs,
      id: method(guard, "AnsweringMachineDetector.id", [], [], () => `amd-${stage.sessionId}`),
      detect: method(guard, "AnsweringMachineDetector.detect", [], [], () => {
        const later = stage.realm.deferred();
        waiting.push(later);
        return later.promise;
      }),
    });
    detectors.set(object, {
      connected: (call, callId, number, { detection }) => {
        const isUnderstood = MODEL_PREFIXES[model]?.test(number) ?? false;
        const isInTime =
          isUnderstood && detection.class !== "TIMEOUT" && detection.afterMs <= timeoutMs;
        const verdict: Verdict = isInTime
          ? { class: detection.class, confidence: detection.confidence }
          : { class: "TIMEOUT", confidence: undefined };
        const afterMs = isInTime ? detection.afterMs : timeoutMs;
        current = { call, callId, verdict: clock.after(afterMs, () => complete(verdict)) };
      },
      ended: () => complete({ class: "CALL_ENDED", confidence: undefined }),
    });
    return object;
  }

  const create = method(
    guard,
    "AMD.create",
    [
      options(
        {
          model: memberOf("AMD.Model", Object.values(AMD_MODELS)),
          timeout: number(0, 20_000),
          thresholds: options({
            human: number(0, 1),
            voicemail: number(0, 1),
            mimic: number(0, 1),
          }),
        },
        ["model"],
      ),
    ],
    [],
    ([given]) => {
      const { model, timeout } = given as { model: string; timeout?: number };
      return createDetector(model, timeout ?? DEFAULT_TIMEOUT_MS);
    },
  );
  return {
    namespace: strictObject(guard, "AMD", {
      create,
      Events: strictTree(guard, "AMD.Events", AMD_EVENTS),
      Model: strictTree(guard, "AMD.Model", AMD_MODELS),
      ResultClass: strictTree(guard, "AMD.ResultClass", AMD_RESULT_CLASSES),
      ResultSubtype: strictTree(guard, "AMD.ResultSubtype", AMD_RESULT_SUBTYPES),
    }),
    find: (object) =>
      typeof object === "object" && object !== null ? (detectors.get(object) ?? null) : null,
    used: () => used,
  };
}
