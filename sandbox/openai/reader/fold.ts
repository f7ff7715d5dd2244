/** The languages the reader knows, as BCP 47 names them. */
export type Language = "ru" | "uz" | "tg" | "en";

/** People without a Tajik keyboard type the nearest Russian letter, so both spellings become one. */
const TAJIK_LETTERS: Record<string, string> = { ҳ: "х", ӣ: "и", қ: "к", ғ: "г", ӯ: "у", ҷ: "ч" };

const UZBEK_CYRILLIC: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ж: "j",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  ъ: "",
  ь: "",
  ы: "i",
  э: "e",
  ю: "yu",
  я: "ya",
  ў: "o",
  қ: "q",
  ғ: "g",
  ҳ: "h",
};

function mapLetters(text: string, letters: Record<string, string>): string {
  return Array.from(text, (letter) => letters[letter] ?? letter).join("");
}

/**
 * One spelling for what people and recognisers write in many: lower case, no apostrophes, Uzbek in
 * Latin letters with x and h as one, Tajik without its own letters. Punctuation is left alone.
 */
export function foldLetters(text: string, language: Language): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘ʻʼ`´]/gu, "");
  switch (language) {
    case "ru":
      return plain.replaceAll("ё", "е");
    case "tg":
      return mapLetters(plain.replaceAll("ё", "е"), TAJIK_LETTERS);
    case "uz":
      return mapLetters(plain.replaceAll("ё", "yo"), UZBEK_CYRILLIC).replaceAll("x", "h");
    case "en":
      return plain;
  }
}

/** Words only, one space between them. */
export function foldWords(text: string, language: Language): string {
  return foldLetters(text, language)
    .replace(/[^\p{L}\p{N}:]+/gu, " ")
    .replace(/:(?!\d)|(?<!\d):/gu, " ")
    .replace(/ +/gu, " ")
    .trim();
}
