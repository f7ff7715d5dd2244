import { foldWords, type Language } from "./fold";

export type Clause = { words: string; isAsked: boolean };
export type Sentence = { text: string; words: string; clauses: Clause[] };

/** A new thought begins with these even where a recogniser gives no punctuation. */
const TURNING_WORDS: Record<Language, readonly string[]> = {
  ru: ["но", "а", "однако", "тогда", "зато", "только", "лучше"],
  uz: ["lekin", "ammo", "biroq", "unda", "keyin esa"],
  tg: ["аммо", "лекин", "вале"],
  en: ["but", "so", "though", "although", "because", "then"],
};

/** Sounds that carry no meaning, taken off the beginning of a clause. */
const FILLERS = new Set(
  "ну ой ай э ээ эм эээ хм ммм а о ах вот так э вой хайр слушайте знаете well uh um hm hmm oh eh er mm hey look e ee oo iya ie voy endi huh actually ja ака бародар uka aka opa bro".split(
    " ",
  ),
);

function withoutFillers(words: string): string {
  const parts = words.split(" ");
  while (parts.length > 1 && FILLERS.has(parts[0] ?? "")) parts.shift();
  return parts.join(" ");
}

function clausesOf(sentence: string, language: Language, isAsked: boolean): Clause[] {
  const turning = TURNING_WORDS[language].join("|");
  const parts = sentence
    .split(/[,;:—–]+(?!\d)/u)
    .flatMap((part) =>
      foldWords(part, language).split(new RegExp(`(?<= )(?=(?:${turning}) )`, "u")),
    )
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.map((words, at) => ({
    words: withoutFillers(words),
    isAsked: isAsked && at === parts.length - 1,
  }));
}

/** Cuts what somebody said into sentences and clauses; a clause before a question mark is asked. */
export function sentencesOf(text: string, language: Language): Sentence[] {
  const pieces = text.match(/[^.!?…\n]+(?:[.!?…]+(?=\d)[^.!?…\n]+)*[.!?…\n]*/gu) ?? [];
  return pieces
    .map((piece) => ({
      text: piece.trim(),
      words: foldWords(piece, language),
      clauses: clausesOf(piece.replace(/[.!?…\s]+$/u, ""), language, /\?[\s!.…]*$/u.test(piece)),
    }))
    .filter((sentence) => sentence.words !== "");
}
