import { foldLetters, type Language } from "./fold";

export type Pattern = RegExp;

/**
 * Turns a phrase into a pattern over folded words.
 *   word*   any ending        (one|or two)   one of these
 *   word?   may be missing    ~              up to three words between
 */
export function pattern(phrase: string, language: Language): Pattern {
  const tokens = foldLetters(phrase, language).match(/(?:\([^)]*\)|[^\s(])+\??/gu) ?? [];
  const source = tokens
    .map((token) => {
      if (token === "~") return "(?:\\S+ ){0,3}?";
      const isOptional = token.endsWith("?");
      const word = (isOptional ? token.slice(0, -1) : token)
        .replaceAll("(", "(?:")
        .replaceAll("*", "\\S*");
      return isOptional ? `(?:${word} )?` : `${word} `;
    })
    .join("");
  return new RegExp(`(?<=^| )${source}`, "gu");
}

/** Phrases separated by ";" or line ends. */
export function patterns(phrases: string, language: Language): Pattern[] {
  return phrases
    .split(/[;\n]/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "")
    .map((phrase) => pattern(phrase, language));
}

/**
 * Takes out of the words everything that one of the patterns matches.
 * @param words folded, one space between, none around
 * @returns the rest, with "¦" where something was, and whether anything was found
 */
export function takeOut(words: string, from: readonly Pattern[]): { rest: string; found: boolean } {
  let rest = `${words} `;
  let found = false;
  for (const one of from) {
    rest = rest.replace(one, () => {
      found = true;
      return "¦ ";
    });
  }
  return { rest: rest.trim(), found };
}

/** True when one of the patterns occurs. */
export function occurs(words: string, among: readonly Pattern[]): boolean {
  const text = `${words} `;
  return among.some((one) => text.search(one) >= 0);
}
