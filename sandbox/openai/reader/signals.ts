import type { DateTime } from "luxon";
import { type BotIntent, botIntent } from "./bot-intent";
import { spokenTime } from "./callback-time";
import { deniesName, namesIn } from "./called-name";
import { type Clause, type Sentence, sentencesOf } from "./clauses";
import type { Conversation, Turn } from "./conversation";
import { foldWords, type Language } from "./fold";
import { isOrderToReader } from "./injection";
import { detectLanguage, LEXICONS } from "./language";
import { occurs, type Pattern, takeOut } from "./pattern";
import type { Lexicon } from "./words/lexicon";

export type SignalKind =
  | "do_not_call"
  | "wrong_number"
  | "voicemail"
  | "callback"
  | "refuse"
  | "consent"
  | "rude";

export type Signal = {
  kind: SignalKind;
  /** 1 a hint, 2 said, 3 said outright. */
  strength: 1 | 2 | 3;
  turn: Turn;
  /** The sentence it was heard in. */
  sentence: string;
};

type Heard = { kind: SignalKind; strength: 1 | 2 | 3 };

/** Sounds that only say "I am listening" while the bot tells something. */
const NODS = new Set("угу ага да ha ha yes yeah uh mm ҳа ха бале хо right ok okay".split(" "));

type Situation = {
  intent: BotIntent;
  isQuestion: boolean;
  hasTime: boolean;
  wasBusy: boolean;
  names: string[];
  /** The remark greets, says goodbye or asks to go on: a yes in it answers nothing. */
  isPolite: boolean;
};

function beginsWith(words: string, among: readonly Pattern[]): boolean {
  const text = `${words} `;
  return among.some((one) => text.search(one) === 0);
}

/** Occurs, and neither the word before nor the words after turn it into its opposite. */
function affirmed(
  words: string,
  among: readonly Pattern[],
  lexicon: Lexicon,
): "yes" | "negated" | null {
  let verdict: "yes" | "negated" | null = null;
  for (const one of among) {
    for (const match of `${words} `.matchAll(one)) {
      const before = words.slice(0, match.index).trim().split(" ").at(-1) ?? "";
      const after = words
        .slice(match.index + match[0].length)
        .split(" ")
        .slice(0, 2)
        .join(" ");
      const isNegated =
        (before !== "" && occurs(before, lexicon.negatorBefore)) ||
        beginsWith(after, lexicon.negatorAfter);
      if (!isNegated) verdict = "yes";
      else verdict ??= "negated";
    }
  }
  return verdict;
}

function yesMeans(situation: Situation): Heard | null {
  switch (situation.intent) {
    case "offer":
    case "visit_when":
      return { kind: "consent", strength: situation.isQuestion ? 2 : 1 };
    case "other":
      return situation.isQuestion ? null : { kind: "consent", strength: 1 };
    case "call_when":
      return { kind: "callback", strength: 2 };
    default:
      return null;
  }
}

function noMeans(situation: Situation): Heard | null {
  switch (situation.intent) {
    case "offer":
    case "call_when":
      return { kind: "refuse", strength: 2 };
    case "moment":
      return { kind: "callback", strength: 1 };
    case "person":
      return { kind: "wrong_number", strength: 2 };
    default:
      return null;
  }
}

/** What an explicit word of the callee says, wherever it stands: agreement, refusal, liking. */
function hearWords(words: string, lexicon: Lexicon, isPolite: boolean): Heard[] {
  const heard: Heard[] = [];
  const commit = affirmed(words, lexicon.commit, lexicon);
  if (commit === "yes") heard.push({ kind: "consent", strength: 3 });
  const liked = affirmed(words, lexicon.interest, lexicon);
  const agreed = isPolite ? null : affirmed(words, lexicon.agree, lexicon);
  if (liked === "yes" || agreed === "yes") heard.push({ kind: "consent", strength: 2 });
  if ([commit, liked, agreed].includes("negated")) heard.push({ kind: "refuse", strength: 2 });
  return heard;
}

/** What a bare yes or no at the beginning means after what the bot said. */
function hearBare(words: string, lexicon: Lexicon, situation: Situation): Heard[] {
  const first = words.split(" ")[0] ?? "";
  const isNod = situation.isPolite || (!situation.isQuestion && NODS.has(first));
  const no = beginsWith(words, lexicon.no) ? noMeans(situation) : null;
  const yes = !isNod && beginsWith(words, lexicon.yes) ? yesMeans(situation) : null;
  const meant = no ?? yes;
  return meant ? [meant] : [];
}

function hearClause(clause: Clause, lexicon: Lexicon, situation: Situation): Heard[] {
  const heard: Heard[] = [];
  const callback = takeOut(clause.words, lexicon.callback);
  if (callback.found) heard.push({ kind: "callback", strength: 3 });
  const busy = takeOut(callback.rest, lexicon.busy);
  if (busy.found) heard.push({ kind: "callback", strength: 1 });
  if (callback.found) return heard;
  const hedged = takeOut(busy.rest, lexicon.hedge);
  const agreed = takeOut(hedged.rest, lexicon.agreeingNegation);
  const refused = takeOut(agreed.rest, lexicon.refuse);
  if (refused.found) return clause.isAsked ? heard : [...heard, { kind: "refuse", strength: 3 }];
  if (agreed.found) {
    const meant = yesMeans(situation);
    return meant ? [...heard, meant] : heard;
  }
  const words = hearWords(refused.rest, lexicon, situation.isPolite);
  // A question is no consent, but "don't sign me up?" is none either.
  const isAsked = clause.isAsked || beginsWith(clause.words, lexicon.question);
  heard.push(...words.filter((one) => !isAsked || one.kind === "refuse"));
  if (isAsked || heard.length > 0 || hedged.found) return heard;
  return hearBare(refused.rest, lexicon, situation);
}

function hearSentence(sentence: Sentence, lexicon: Lexicon, situation: Situation): Heard[] {
  const heard: Heard[] = occurs(sentence.words, lexicon.rude)
    ? [{ kind: "rude", strength: 1 }]
    : [];
  const isBan =
    occurs(sentence.words, lexicon.doNotCall) ||
    (occurs(sentence.words, lexicon.dontCall) && !situation.hasTime);
  if (isBan) return [...heard, { kind: "do_not_call", strength: 3 }];
  const isOther =
    occurs(sentence.words, lexicon.wrongNumber) || deniesName(sentence.text, situation.names);
  if (isOther) return [...heard, { kind: "wrong_number", strength: 3 }];
  for (const clause of sentence.clauses) heard.push(...hearClause(clause, lexicon, situation));
  const commits = heard.some((one) => one.kind === "consent" && one.strength === 3);
  const answersWhen =
    situation.hasTime && (situation.intent === "call_when" || (situation.wasBusy && !commits));
  if (!answersWhen) return heard;
  return [...heard.filter((one) => one.kind !== "consent"), { kind: "callback", strength: 3 }];
}

/** The lexicons a remark is read with: the language it is in, and the one of the call. */
function languagesOf(text: string, language: Language): Language[] {
  const own = detectLanguage(text, language);
  const isSameScript = /\p{Script=Cyrillic}/u.test(text) ? language !== "en" : language !== "ru";
  return own === language || !isSameScript ? [own] : [own, language];
}

/**
 * Everything the callee said that decides something, in the order it was said. What only orders the
 * reader about is no answer to the bot and is left out.
 */
export function listSignals(
  conversation: Conversation,
  language: Language,
  now: DateTime,
): Signal[] {
  const signals: Signal[] = [];
  let situation: Situation = {
    intent: "other",
    isQuestion: false,
    hasTime: false,
    wasBusy: false,
    names: [],
    isPolite: false,
  };
  for (const turn of conversation.turns) {
    if (turn.speaker === "bot") {
      situation = {
        ...situation,
        intent: botIntent(turn.text, language),
        isQuestion: turn.text.includes("?"),
        names: [...situation.names, ...namesIn(turn.text)],
      };
      continue;
    }
    for (const spoken of languagesOf(turn.text, language)) {
      const lexicon = LEXICONS[spoken];
      const all = foldWords(turn.text, spoken);
      const isPolite = occurs(all, lexicon.farewell) || occurs(all, lexicon.listening);
      for (const sentence of sentencesOf(turn.text, spoken)) {
        const add = (heard: Heard) => signals.push({ ...heard, turn, sentence: sentence.text });
        if (occurs(sentence.words, lexicon.voicemail)) {
          add({ kind: "voicemail", strength: 3 });
          continue;
        }
        if (isOrderToReader(sentence.text)) continue;
        const hasTime = spokenTime(sentence.text, spoken, now) !== null;
        for (const heard of hearSentence(sentence, lexicon, { ...situation, hasTime, isPolite })) {
          add(heard);
          if (heard.kind === "callback") situation = { ...situation, wasBusy: true };
        }
      }
    }
  }
  return signals;
}
