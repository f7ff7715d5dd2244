import { type Language, languageOf } from "../../people/language";
import { MODEL_PHRASES } from "./model-phrases";
import { understand } from "./understanding";

export type EndReason = "goodbye" | "wrong_number" | "do_not_call" | "voicemail";

export type BrainReply = {
  /** Empty when the model has nothing to say. */
  text: string;
  /** Why the model considers the conversation finished with this sentence. */
  end: EndReason | null;
};

export type Brain = {
  /** What `session.update` told the model. */
  instruct(instructions: string): void;
  /** A response without anything heard before it. @param wish instructions of `response.create` */
  speaksFirst(wish: string | null): BrainReply;
  /**
   * @param heard what the callee said since the model's last words
   * @param isCutOff the callee began while the model was speaking
   */
  answers(heard: string, isCutOff: boolean): BrainReply;
};

/**
 * The stand-in for a speech model: leads a short purposeful conversation by its instructions,
 * reacts to what it hears, and ends when the matter is settled. Knows only what went through its socket.
 */
export function createBrain(random: () => number): Brain {
  let instructions = "";
  let language: Language = "en";
  let questions: string[] = [];
  let asked = 0;
  let repeats = 0;
  let isOfferMade = false;
  let isWaitingForTime = false;
  let isFinished = false;
  let last = "";
  const used = new Map<string, number>();

  function phrase(key: keyof (typeof MODEL_PHRASES)["ru"], time = ""): string {
    const variants = MODEL_PHRASES[language][key];
    const scope = `${language}|${key}`;
    const at = used.get(scope) ?? Math.floor(random() * variants.length);
    used.set(scope, at + 1);
    return (variants[at % variants.length] ?? "").replace("{time}", time);
  }

  function say(text: string, end: EndReason | null = null): BrainReply {
    last = text;
    isFinished = isFinished || end !== null;
    return { text, end };
  }

  function goOn(lead: string): BrainReply {
    const own = questions.filter((question) => languageOf(question, language) === language);
    const question = own[asked] ?? (asked === 0 ? phrase("askInterest") : undefined);
    if (question !== undefined) {
      asked += 1;
      return say(`${lead} ${question}`.trim());
    }
    if (!isOfferMade) {
      isOfferMade = true;
      return say(`${lead} ${phrase("offerMessage")}`.trim());
    }
    return say(phrase("farewellAgreed"), "goodbye");
  }

  function callBack(time: string | null): BrainReply {
    if (time) return say(phrase("farewellCallback", time), "goodbye");
    if (isWaitingForTime) return say(phrase("farewellLater"), "goodbye");
    isWaitingForTime = true;
    return say(phrase("askTime"));
  }

  function again(lead: () => BrainReply): BrainReply {
    repeats += 1;
    return repeats > 2 ? say(phrase("farewellLater"), "goodbye") : lead();
  }

  function answer(heard: string): BrainReply {
    const meaning = understand(heard);
    if (isFinished) return say(phrase("bye"), "goodbye");
    switch (meaning.intent) {
      case "never":
        return say(phrase("farewellNever"), "do_not_call");
      case "wrong_number":
        return say(phrase("farewellWrongNumber"), "wrong_number");
      case "machine":
        return say("", "voicemail");
      case "refusal":
        return say(phrase("farewellRefusal"), "goodbye");
      case "bye":
        return say(phrase("bye"), "goodbye");
      case "call_back":
        return callBack(meaning.time);
      case "not_heard":
        return again(() => say(last === "" ? phrase("askInterest") : last));
      case "question":
        return goOn(phrase(meaning.about));
      case "agreement":
        // Who says so unasked need not be asked.
        if (/интересн|interest|qiziq|ҷолиб|шавқ/i.test(heard)) asked = Math.max(asked, 1);
        return isWaitingForTime ? callBack(null) : goOn(phrase("pleased"));
      case "greeting":
        return goOn("");
      case "unclear":
        return again(() => goOn(phrase("clarify")));
    }
  }

  /** Takes up a conversation that another connection began. */
  function resume(talk: readonly { isModel: boolean; text: string }[]): BrainReply {
    asked = Math.max(0, talk.filter((turn) => turn.isModel).length - 1);
    const latest = talk.at(-1);
    return latest && !latest.isModel ? answer(latest.text) : goOn("");
  }

  return {
    instruct: (given) => {
      instructions = given;
      questions = questionsIn(given);
      language = languageToldIn(given) ?? languageOf(given, language);
    },
    speaksFirst: (wish) => {
      const exact = wish && /exactly|word for word|дословно/i.test(wish) ? quotedIn(wish) : null;
      const words = exact ?? (last === "" && !wish ? firstWordsIn(instructions) : null);
      if (words) {
        language = languageOf(words, language);
        return say(words);
      }
      const talk = talkIn(wish ?? "");
      if (talk.length > 0) return resume(talk);
      return last === "" ? say(`${phrase("hello")} ${phrase("askMoment")}`) : goOn("");
    },
    answers: (heard, isCutOff) => {
      // A hello into the first words: whoever says it has not heard them.
      if (isCutOff && last !== "" && understand(heard).intent === "greeting") return say(last);
      if (/another language|callee's language|язык[а-я]* собеседника/i.test(instructions)) {
        const isTelling = heard.length > 12 && !/speak only/i.test(instructions);
        if (isTelling) language = languageOf(heard, language);
      }
      const opening = last === "" ? firstWordsIn(instructions) : null;
      const { intent } = understand(heard);
      // Who picks up with a hello before the model has said a word is greeted first.
      const isPickingUp = ["greeting", "agreement", "not_heard", "unclear"].includes(intent);
      return opening && isPickingUp ? say(opening) : answer(heard);
    },
  };
}

/** What stands between the first and the last quotation mark. */
const CLOSING: Readonly<Record<string, string>> = { "«": "»", "“": "”", '"': '"' };

/** What stands between the first quotation mark and its last counterpart: names inside may be quoted too. */
function quotedIn(text: string): string | null {
  const opening = text.search(/[«“"]/);
  const closing = text.lastIndexOf(CLOSING[text.charAt(opening)] ?? "");
  return opening >= 0 && closing > opening + 1 ? text.slice(opening + 1, closing) : null;
}

/** The words that the instructions tell the model to begin with. */
function firstWordsIn(instructions: string): string | null {
  const line = /first words[^«“"\n]*([^\n]*)/i.exec(instructions)?.[1];
  return quotedIn(line ?? instructions);
}

/** Whole questions that the instructions give to ask; the first words they quote are not among them. */
function questionsIn(instructions: string): string[] {
  const withoutQuotes = instructions.replace(/«[^»]*»|“[^”]*”|"[^"]*"/g, " ");
  const found = withoutQuotes.match(/[^.!?\n:;]{6,160}\?/g) ?? [];
  return found.map((question) => question.replace(/^[^\p{L}]+/u, "")).slice(0, 5);
}

const NAMES: readonly [RegExp, Language][] = [
  [/russian|по-русски|на русском/i, "ru"],
  [/uzbek|по-узбекски|на узбекском|o['‘ʻ’]zbek tilida/i, "uz"],
  [/tajik|по-таджикски|на таджикском|ба забони тоҷикӣ/i, "tg"],
  [/english|по-английски|на английском/i, "en"],
];

function languageToldIn(instructions: string): Language | null {
  const told = /(open|speak only|speak|begin|start|answer)( in)? (russian|uzbek|tajik|english)/i;
  const sentence = told.exec(instructions)?.[0] ?? instructions;
  return NAMES.find(([pattern]) => pattern.test(sentence))?.[1] ?? null;
}

function talkIn(wish: string): { isModel: boolean; text: string }[] {
  return [...wish.matchAll(/^(You|Callee): (.+)$/gm)].map(([, who, text]) => ({
    isModel: who === "You",
    text: text ?? "",
  }));
}
