import type { CallSettings } from "../../../contract";
import { type DeliveryTools, deliver, retryLadderSeconds } from "./deliver";
import type { Message } from "./message";

export type Permit = { go: true; settings: CallSettings } | { go: false; code: string };

/** A session without a call is ended by the platform after 60 s; a permit that takes this long is not worth a call. */
const patienceMs = 20_000;

/**
 * Asks whether the number may be dialed, again and again for 20 seconds.
 * @returns the settings of the call, or a code that says why there is none; never rejects
 */
export async function askPermit(message: Message, tools: DeliveryTools): Promise<Permit> {
  const answer = await deliver(message, tools, {
    ladderSeconds: retryLadderSeconds,
    deadlineAt: tools.clock.now() + patienceMs,
    timeoutSeconds: 6,
  });
  if (answer.outcome !== "acknowledged") {
    return { go: false, code: `permit_${answer.outcome}_${answer.code ?? "unsent"}` };
  }
  return readPermit(answer.text);
}

/**
 * Reads the body of the answer.
 * @param text JSON as the contract says
 * @returns a refusal with a code for anything else, so that nobody is dialed on a misunderstanding
 */
export function readPermit(text: string): Permit {
  const answer = parseRecord(text);
  if (!answer) {
    return { go: false, code: "permit_unreadable" };
  }
  if (answer.go !== true) {
    return { go: false, code: "permit_refused" };
  }
  const settings = answer.settings;
  if (!isSettings(settings)) {
    return { go: false, code: "permit_settings_invalid" };
  }
  return { go: true, settings };
}

function parseRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSettings(value: unknown): value is CallSettings {
  if (!isRecord(value) || !isRecord(value.phrases) || !isRecord(value.speech)) {
    return false;
  }
  const { phrases, speech } = value;
  return (
    isE164(value.number) &&
    isE164(value.caller_id) &&
    (value.engine === "scripted" ||
      (value.engine === "openai-realtime" && isRealtime(speech.realtime))) &&
    areTexts(value.language, value.greeting, value.instructions, value.control_token) &&
    areTexts(phrases.goodbye, phrases.apology, phrases.not_heard) &&
    Array.isArray(value.questions) &&
    areTexts(...value.questions) &&
    typeof value.follow_language === "boolean" &&
    isTextOrNull(speech.voice) &&
    isTextOrNull(speech.asr_profile) &&
    (value.amd === null || isAmd(value.amd)) &&
    (value.record === null || isRecording(value.record)) &&
    arePositive(value.ring_seconds, value.max_seconds, value.silence_seconds)
  );
}

function isRealtime(value: unknown): boolean {
  return (
    isRecord(value) &&
    areTexts(value.model, value.voice, value.transcription_model) &&
    isTextOrNull(value.transcription_language)
  );
}

function isAmd(value: unknown): boolean {
  return (
    isRecord(value) &&
    areTexts(value.model) &&
    arePositive(value.timeout_ms) &&
    typeof value.min_confidence === "number"
  );
}

function isRecording(value: unknown): boolean {
  if (!isRecord(value) || typeof value.stereo !== "boolean") {
    return false;
  }
  const transcribe = value.transcribe;
  return (
    transcribe === null ||
    (isRecord(transcribe) && areTexts(transcribe.language, transcribe.provider))
  );
}

function isE164(value: unknown): boolean {
  return typeof value === "string" && /^\+[1-9]\d{5,14}$/.test(value);
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === "string");
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function arePositive(...values: unknown[]): boolean {
  return values.every((value) => typeof value === "number" && Number.isFinite(value) && value > 0);
}
