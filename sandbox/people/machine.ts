import type { Callee, Language } from "./callee";
import { PHRASE_BOOKS } from "./characters";

/** How long it records before it hangs up by itself. */
const RECORDS_FOR_MS = 25_000;

/**
 * An answering machine: greeting, beep, then it listens.
 * @param isDetected whether answering machine detection can tell it from a person
 */
export function createMachine(
  isDetected: boolean,
  language: Language,
  random: () => number,
): Callee {
  const greetings = PHRASE_BOOKS[language].machine;
  const greeting = greetings[Math.floor(random() * greetings.length)] ?? "";
  return {
    language,
    pace: 13.5,
    silenceMs: 60_000,
    detection: isDetected
      ? {
          class: "VOICEMAIL",
          confidence: 90 + Math.round(random() * 9),
          afterMs: 2_200 + Math.round(random() * 1_800),
        }
      : { class: "HUMAN", confidence: 55 + Math.round(random() * 12), afterMs: 3_000 },
    answers: () => [
      { type: "say", text: greeting, afterMs: 600, insist: true },
      { type: "beep", afterMs: 300 },
      { type: "hang_up", afterMs: RECORDS_FOR_MS },
    ],
    thinkingMs: () => 1_000,
    cutsIn: () => null,
    hears: () => [],
    waits: () => [],
  };
}
