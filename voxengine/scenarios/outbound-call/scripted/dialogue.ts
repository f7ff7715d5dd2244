import type { CallEnd } from "../../../contract";
import { phrasesFor } from "./phrases";
import type { Intent } from "./signs";
import { namesTime, understand } from "./understand";

/** What the bot does next. `ends`: hang up once it is said, and in whose name. An empty text says nothing. */
export type Move = { text: string; ends: CallEnd["by"] | null };

export type Script = {
  language: string;
  greeting: string;
  questions: readonly string[];
  goodbye: string;
};

export type Dialogue = {
  open(): Move;
  /** Replies to what the callee said. */
  reply(heard: string): Move;
};

/** A callee who keeps asking is brought back to the question this many times. */
const patience = 2;

/**
 * Holds a talk after a script: greeting, questions one by one, and a proper end whenever the callee wants one.
 * Pure: knows nothing of calls, sound or time.
 */
export function createDialogue(script: Script): Dialogue {
  const own = phrasesFor(script.language);
  let asked = 0;
  let digressions = 0;
  let asksForTime = false;

  const say = (text: string): Move => ({ text, ends: null });
  const part = (text: string): Move => ({ text: joined(text, script.goodbye), ends: "bot" });

  /** Whatever was asked, these end the talk. */
  const endings: Partial<Record<Intent, Move>> = {
    stop: part(own.willNotCall),
    wrong_number: part(own.wrongNumber),
    machine: { text: "", ends: "voicemail" },
    refusal: part(own.understood),
    goodbye: part(""),
  };

  function current(): string {
    return asked === 0 ? script.greeting : (script.questions[asked - 1] ?? script.greeting);
  }

  function next(lead = ""): Move {
    const question = script.questions[asked];
    if (question === undefined) {
      return part(lead === "" ? own.thanks : lead);
    }
    asked += 1;
    return say(joined(lead, question));
  }

  function callBack(heard: string): Move {
    if (namesTime(heard)) {
      return part(own.willCallBack);
    }
    asksForTime = true;
    return say(own.askTime);
  }

  function digress(lead: string): Move {
    digressions += 1;
    return digressions > patience ? next() : say(joined(lead, current()));
  }

  return {
    open: () => say(script.greeting),
    reply(heard) {
      const intent = understand(heard);
      const end = endings[intent];
      if (end) {
        return end;
      }
      if (asksForTime) {
        return part(own.willCallBack);
      }
      if (intent === "later") {
        return callBack(heard);
      }
      if (intent === "question") {
        // After the greeting the talk goes on: nobody is greeted twice for asking something.
        return asked === 0 ? next(own.managerAnswers) : digress(own.managerAnswers);
      }
      // A hello answers the ring, not the question: what was asked is asked again.
      if (intent === "repeat" || intent === "hello") {
        return digress("");
      }
      // "No" to the greeting is a refusal to talk, "no" to a question is an answer.
      return intent === "no" && asked === 0 ? part(own.understood) : next();
    },
  };
}

function joined(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
