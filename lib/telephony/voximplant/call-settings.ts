import type { CallLanguage, Engine, Voice } from "@/db/enums";
import type { CallSettings } from "@/voxengine/contract";
import { PHRASES } from "./phrases";
import { LANGUAGE_TAGS, planSpeech } from "./speech";

/** A call as it was asked for. */
export type PlannedCall = {
  /** E.164 with a plus. */
  phone: string;
  /** ISO 3166-1 alpha-2; null: not known. */
  country: string | null;
  /** E.164 with a plus: a rented or verified number. */
  callerId: string;
  language: CallLanguage;
  voice: Voice;
  engine: Engine;
  greeting: string;
  /** Instructions for the realtime engine; for the scripted one a question a line. */
  prompt: string;
  /** A control request is obeyed only if it carries this token. */
  controlToken: string;
};

export type CallRules = {
  ringSeconds: number;
  maxSeconds: number;
  silenceSeconds: number;
  isRecorded: boolean;
  /** Answering machine detection where the platform has a model. */
  detectsMachines: boolean;
  /** 0–100: below it a machine is treated as a person. */
  machineConfidence: number;
  /** OpenAI Realtime model. */
  realtimeModel: string;
};

/** CallEvents.Failed comes after 60 s anyway (reference of VoxEngine.callPSTN). */
const PLATFORM_RING_SECONDS = 60;
/** `AMD.create`: counted from Connected, 0–20000, the platform's default is 6500. */
const AMD_TIMEOUT_MS = 6500;
const MAX_QUESTIONS = 20;

/**
 * The lines of a prompt as questions of the scripted engine.
 * @returns at most 20, without bullets and numbers in front
 */
function questionsOf(prompt: string): string[] {
  return prompt
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*•–—]|\d{1,2}[.)])\s+/, "").trim())
    .filter((line) => line !== "")
    .slice(0, MAX_QUESTIONS);
}

const within = (value: number, min: number, max: number) =>
  Math.min(max, Math.max(min, Math.round(value)));

/**
 * Writes what a session needs to know of its call; goes out in the answer to its permit and nowhere else.
 * @param call what was asked for; its speech problems were checked when it was asked
 * @param rules limits in seconds; out of range they are brought into it
 */
export function callSettings(call: PlannedCall, rules: CallRules): CallSettings {
  const plan = planSpeech(call, rules.realtimeModel);
  const isScripted = call.engine === "scripted";
  return {
    number: call.phone,
    caller_id: call.callerId,
    engine: call.engine,
    language: LANGUAGE_TAGS[plan.opening],
    follow_language: plan.followLanguage,
    greeting: call.greeting,
    instructions: isScripted ? "" : call.prompt,
    questions: isScripted ? questionsOf(call.prompt) : [],
    phrases: {
      ...PHRASES[plan.opening],
      // Said by the platform's own voice when the engine is gone: it must be words which that voice can read.
      apology: PHRASES[plan.platformLanguage].apology,
    },
    speech: plan.speech,
    amd:
      rules.detectsMachines && plan.amdModel
        ? {
            model: plan.amdModel,
            timeout_ms: AMD_TIMEOUT_MS,
            min_confidence: within(rules.machineConfidence, 0, 100),
          }
        : null,
    record: rules.isRecorded ? { stereo: true, transcribe: plan.transcript } : null,
    ring_seconds: within(rules.ringSeconds, 5, PLATFORM_RING_SECONDS),
    max_seconds: within(rules.maxSeconds, 10, 7200),
    silence_seconds: within(rules.silenceSeconds, 3, 60),
    control_token: call.controlToken,
  };
}
