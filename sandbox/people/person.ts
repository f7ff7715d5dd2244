import type { Manner } from "./behavior";
import type { Callee, CalleeAction, Language } from "./callee";
import { type Character, PHRASE_BOOKS } from "./characters";
import { type Heard, hear } from "./hearing";
import { languageOf } from "./language";
import { type Purpose, SCRIPTS } from "./scripts";

/** Nobody stays on the line with a machine for longer than this. */
const MOST_EXCHANGES = 14;
/** So long a text is a pitch and no mere greeting. */
const PITCH_LENGTH = 70;

/**
 * A person with a manner and a character, who talks turn by turn.
 * @param home the language of the first hello; afterwards the bot's own, unless the manner is another
 */
export function createPerson(
  manner: Manner,
  character: Character,
  home: Language,
  random: () => number,
): Callee {
  const script = SCRIPTS[manner];
  const said = new Set<Purpose>();
  const used = new Map<string, number>();
  let language = home;
  let isLanguageKnown = false;
  let step = 0;
  let exchanges = 0;
  let lastWords = "";

  function words(purpose: Purpose): string {
    const variants = PHRASE_BOOKS[language][purpose];
    const scope = `${language}|${purpose}`;
    const at = used.get(scope) ?? Math.floor(random() * variants.length);
    used.set(scope, at + 1);
    const text = variants[at % variants.length] ?? "";
    return text.replace("{name}", character.names[language]);
  }

  function say(purpose: Purpose, afterMs = 0): CalleeAction {
    said.add(purpose);
    lastWords = words(purpose);
    return { type: "say", text: lastWords, afterMs };
  }

  const hangUp = (afterMs: number): CalleeAction => ({ type: "hang_up", afterMs });

  function leave(...before: CalleeAction[]): CalleeAction[] {
    return [...before, hangUp(350 + Math.round(random() * 500))];
  }

  /** The end of the talk: what matters is said, if it has not been, and then goodbye. */
  function partWays(): CalleeAction[] {
    const farewell: Purpose = script.afterwards === "agrees" ? "thanksBye" : "bye";
    const open = script.core !== null && !said.has(script.core) ? [say(script.core)] : [];
    return leave(...open, say(farewell, open.length > 0 ? 250 : 0));
  }

  function answerQuestion(heard: Heard): Purpose {
    if (script.afterwards === "refuses") return "refuseAgain";
    if (script.afterwards === "hums") return "vague";
    if (heard.asksName) return "answerName";
    if (heard.asksHowMany) return "answerNumber";
    // Who is interested need not be called again: a message will do.
    if (heard.offersMessage || heard.asksWhenToCall) return "agreeMessage";
    if (heard.asksWhen) return "answerWhen";
    return said.has("moreInterested") ? "yes" : "moreInterested";
  }

  /** Speaks the bot's language from its first words on, unless the manner is to speak another. */
  function tuneIn(text: string): void {
    if (isLanguageKnown) return;
    isLanguageKnown = true;
    const spoken = languageOf(text, language);
    if (manner !== "other_language") language = spoken;
    else language = spoken === "uz" ? "ru" : "uz";
  }

  function nextStep(isAskedWhen = false): CalleeAction[] {
    const purpose = script.steps[step];
    if (purpose === undefined) return [];
    step += 1;
    if (
      isAskedWhen &&
      purpose === script.core &&
      script.afterwards === "agrees" &&
      !script.leaves
    ) {
      return [say(purpose), say("answerWhen", 200)];
    }
    const isLast = step === script.steps.length;
    // Who has had enough does not wait for the answer; the others hear the bot out once more.
    if (isLast && manner === "never_again") return [say(purpose), hangUp(1_500)];
    return [say(purpose)];
  }

  function answer(text: string): CalleeAction[] {
    const heard = hear(text);
    exchanges += 1;
    if (exchanges > MOST_EXCHANGES) return partWays();
    if (heard.saysGoodbye) return partWays();
    if (heard.asksAgain && lastWords !== "" && exchanges > 1) {
      return [{ type: "say", text: lastWords, afterMs: 0 }];
    }
    const isOnlyGreeting = exchanges === 1 && text.length < PITCH_LENGTH;
    const isInvited = isOnlyGreeting && (heard.asksForTime || !heard.asks);
    if (script.isPatient && isInvited && !said.has("listening")) return [say("listening")];
    const isCoreSaid = script.core !== null && said.has(script.core);
    const isConcrete = heard.asksName || heard.asksHowMany || heard.asksWhen;
    if (isCoreSaid && isConcrete && script.afterwards === "agrees" && !script.leaves) {
      return [say(answerQuestion(heard))];
    }
    if (step < script.steps.length) return nextStep(heard.asksWhen && !heard.asksWhenToCall);
    if (script.leaves) return partWays();
    if (heard.asks || exchanges < script.steps.length + 3) return [say(answerQuestion(heard))];
    return partWays();
  }

  return {
    get language() {
      return language;
    },
    pace: character.pace,
    silenceMs: manner === "silent" ? 9_000 : 7_000,
    detection:
      manner === "silent"
        ? { class: "TIMEOUT", confidence: 0, afterMs: 0 }
        : {
            class: "HUMAN",
            confidence: 82 + Math.round(random() * 15),
            afterMs: 1_400 + Math.round(random() * 1_800),
          },
    answers: () => {
      if (manner === "silent" || character.greetsAfterMs === null) return [];
      return [say("hello", character.greetsAfterMs)];
    },
    thinkingMs: () => {
      const [least, most] = character.thinks;
      return least + Math.round(random() * (most - least));
    },
    cutsIn: (stretch, text) => {
      tuneIn(text);
      if (manner === "never_again" && step === 0 && text.length > PITCH_LENGTH) {
        return { afterMs: 2_400, act: () => nextStep() };
      }
      if (manner === "hangs_up" && stretch >= 2) {
        return { afterMs: 1_300 + Math.round(random() * 500), act: () => [hangUp(0)] };
      }
      return null;
    },
    hears: (text) => {
      if (manner === "silent") return [];
      tuneIn(text);
      return answer(text);
    },
    waits: (times) => {
      if (manner === "silent") return times >= 3 ? [hangUp(0)] : [];
      if (times >= 3) return leave(say("bye"));
      return [say("anybodyThere")];
    },
  };
}
