import { foldWords, type Language } from "./fold";
import { occurs } from "./pattern";
import { english } from "./words/en";
import type { Lexicon } from "./words/lexicon";
import { russian } from "./words/ru";
import { tajik } from "./words/tg";
import { uzbek } from "./words/uz";

export const LEXICONS: Record<Language, Lexicon> = {
  ru: russian,
  uz: uzbek,
  tg: tajik,
  en: english,
};

const LANGUAGES: readonly Language[] = ["ru", "uz", "tg", "en"];

/** "tj" is what people call Tajik; BCP 47 says "tg". Null for "auto" and everything unknown. */
export function asLanguage(name: unknown): Language | null {
  if (typeof name !== "string") return null;
  const short = name.toLowerCase().split(/[-_]/u)[0] ?? "";
  if (short === "tj") return "tg";
  return LANGUAGES.find((language) => language === short) ?? null;
}

function score(text: string, language: Language): number {
  const words = foldWords(text, language);
  const hits = LEXICONS[language].markers.filter((marker) => occurs(words, [marker])).length;
  const letters = text.toLowerCase();
  if (language === "uz") return hits + (letters.match(/[ўҳқғ]|o['’‘ʻʼ`]|g['’‘ʻʼ`]/gu)?.length ?? 0);
  if (language === "tg") return hits + (letters.match(/[ҷӣӯҳқғ]/gu)?.length ?? 0);
  return hits;
}

/**
 * The language most words of the text belong to.
 * @param fallback taken when the text has too little to tell
 */
export function detectLanguage(text: string, fallback: Language): Language {
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
  const isLatin = /\p{Script=Latin}/u.test(text);
  let best = fallback;
  let bestScore = 0;
  for (const language of LANGUAGES) {
    if (language === "en" && !isLatin) continue;
    if ((language === "ru" || language === "tg") && !isCyrillic) continue;
    // The fallback wins a draw, and by a little: people answer in the language they are spoken to.
    const points = score(text, language) + (language === fallback ? 0.5 : 0);
    if (points > bestScore) {
      best = language;
      bestScore = points;
    }
  }
  return best;
}
