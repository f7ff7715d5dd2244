import type { Language } from "./callee";

export type { Language } from "./callee";

/** Words that tell Tajik from Russian and Uzbek from English when the letters do not. */
const TAJIK =
  /[ӣӯҳҷқғ]|(^|[^\p{L}])(салом|бале|не раҳмат|шумо|ман|барои|аст|мекунед|лутфан|нест)($|[^\p{L}])/iu;
const UZBEK =
  /[oOgG]['‘’ʻʼ`]|(^|[^a-z])(assalomu|salom|rahmat|ha|yo|yoq|siz|sizga|bilan|uchun|kerak|qachon|qanday|bormi|emas|mumkin|eshitaman|kim|menga|allo|xayr|yaxshi|ertaga|soat)($|[^a-z])/i;

/**
 * Which of the four languages a sentence is in.
 * @param fallback answered when the sentence has no letters
 */
export function languageOf(text: string, fallback: Language): Language {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return fallback;
  const cyrillic = letters.filter((letter) => /\p{Script=Cyrillic}/u.test(letter)).length;
  if (cyrillic * 2 > letters.length) return TAJIK.test(text) ? "tg" : "ru";
  return UZBEK.test(text) ? "uz" : "en";
}

/** What most people of a number's country answer the telephone in. @param number digits only */
export function languageOfNumber(number: string): Language {
  if (number.startsWith("998")) return "uz";
  if (number.startsWith("992")) return "tg";
  return number.startsWith("7") ? "ru" : "en";
}
