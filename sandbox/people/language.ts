import type { Language } from "./callee";

export type { Language } from "./callee";

const word = (list: string) => new RegExp(`(^|[^\\p{L}])(${list})($|[^\\p{L}])`, "iu");

/** Letters and words that only one language of its script has: Tajik has no ы, щ, ц, ь, Russian no ӣ, ӯ, ҳ, ҷ, қ, ғ. */
const TAJIK_LETTERS = /[ӣӯҳҷқғ]/i;
const RUSSIAN_LETTERS = /[ыщць]/i;
const TAJIK_WORDS = word(
  "салом|бале|раҳмат|шумо|ман|худам|барои|аст|ин|зиёд|ду|чанд|пул|нарх|фикр|кунам|кунед|занг|занед|гӯед|мешавад|лозим|нест|нестам|ҳастам|шояд|бояд|дигар|лутфан|бубахшед|намедонам|душвор|фиристед",
);
const RUSSIAN_WORDS = word(
  "да|нет|вы|вас|вам|мне|меня|это|что|кто|как|и|на|в|я|спасибо|слушаю|хорошо|ладно|сколько|завтра|перезвоните",
);
const UZBEK = new RegExp(
  `[og]['‘’ʻʼ\`]|${
    word(
      "assalomu|alaykum|salom|rahmat|ha|yo|yoq|siz|sizga|sizni|menga|meni|men|bilan|uchun|kerak|qachon|qanday|qancha|narxi|bor|bormi|emas|mumkin|eshitaman|kim|kimsiz|nima|bu|shu|allo|xayr|mayli|albatta|ertaga|soat|raqam|raqamga|yuboring|yaxshi|roziman|balki|bilmadim|qiziq|aniq|taklif|hozir|keyin",
    ).source
  }`,
  "iu",
);
const ENGLISH = word(
  "the|a|an|is|are|am|i|i'm|you|your|it|it's|me|my|we|what|who|how|when|yes|no|not|and|to|of|for|this|that|hello|hi|please|thank|thanks|call|send|okay|sure|interested",
);

/**
 * Which of the four languages a sentence is in.
 * @param fallback the language spoken so far: kept where the sentence does not tell
 */
export function languageOf(text: string, fallback: Language): Language {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return fallback;
  const cyrillic = letters.filter((letter) => /\p{Script=Cyrillic}/u.test(letter)).length;
  return cyrillic * 2 > letters.length ? ofCyrillic(text, fallback) : ofLatin(text, fallback);
}

function ofCyrillic(text: string, fallback: Language): Language {
  if (TAJIK_LETTERS.test(text)) return "tg";
  if (RUSSIAN_LETTERS.test(text)) return "ru";
  if (TAJIK_WORDS.test(text)) return "tg";
  if (RUSSIAN_WORDS.test(text)) return "ru";
  return fallback === "tg" ? "tg" : "ru";
}

function ofLatin(text: string, fallback: Language): Language {
  const isEnglish = ENGLISH.test(text);
  const isUzbek = UZBEK.test(text);
  if (isEnglish !== isUzbek) return isUzbek ? "uz" : "en";
  return fallback === "uz" ? "uz" : "en";
}

/** What most people of a number's country answer the telephone in. @param number digits only */
export function languageOfNumber(number: string): Language {
  if (number.startsWith("998")) return "uz";
  if (number.startsWith("992")) return "tg";
  return number.startsWith("7") ? "ru" : "en";
}
