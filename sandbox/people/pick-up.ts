import type { Pickup } from "./callee";
import { CHARACTERS } from "./characters";
import { behaviorOf } from "./draw-behavior";
import { languageOfNumber } from "./language";
import { createMachine } from "./machine";
import { createPerson } from "./person";

/** E.164 without the plus: a country code and at least seven digits more. */
const VALID = /^[1-9]\d{7,14}$/;

/**
 * What happens when a number is dialed. The same number and seed always meet the same person, who says the same things
 * to the same words.
 * @param number digits only
 * @param random a fixed sequence for each scope
 */
export function pickUp(number: string, random: (scope: string) => () => number): Pickup {
  if (!VALID.test(number)) {
    return { kind: "failed", code: 404, reason: "Invalid number", ringMs: null };
  }
  const dice = random(`callee|${number}`);
  const { does } = behaviorOf(number, dice());
  const character = CHARACTERS[Math.floor(dice() * CHARACTERS.length)];
  const ringMs = 2_500 + Math.round(dice() * 6_500);
  const language = languageOfNumber(number);
  switch (does.kind) {
    case "fails": {
      const { code, reason, ringSeconds } = does;
      return { kind: "failed", code, reason, ringMs: ringSeconds && ringSeconds * 1_000 };
    }
    case "machine": {
      const callee = createMachine(does.isDetected, language, dice);
      return { kind: "answered", ringMs: ringMs + 8_000, callee };
    }
    case "talks": {
      if (!character) throw new Error("There are no characters");
      const callee = createPerson(does.manner, character, language, dice);
      return { kind: "answered", ringMs, callee };
    }
  }
}
