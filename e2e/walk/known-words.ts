import { wordsOfHouse } from "@/app/i18n/rooms";
import type { Locale } from "@/lib/platform/i18n/define-messages";

type Node = string | { [key: string]: Node };

function leaves(node: Node, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node).flatMap(([key, inner]) =>
    leaves(inner, path ? `${path}.${key}` : key),
  );
}

const WORDS: Record<Locale, Map<string, string>> = {
  ru: new Map(leaves(wordsOfHouse("ru") as Node, "")),
  en: new Map(leaves(wordsOfHouse("en") as Node, "")),
};
const ROOMS = Object.keys(wordsOfHouse("en"));
/** What stands where a word is missing: its key, beginning with its room. */
const KEY = new RegExp(`^(?:${ROOMS.join("|")})(?:\\.[A-Za-z]\\w*){2,}$`);

/** Whole texts of the other language, as they stand in the rooms' words; those both languages share are no sign. */
function foreignTexts(locale: Locale): Set<string> {
  const own = new Set(WORDS[locale].values());
  const other = WORDS[locale === "ru" ? "en" : "ru"];
  const isTelling = (text: string) => /\p{L}{3}/u.test(text) && !/[{<]/.test(text);
  return new Set([...other.values()].filter((text) => isTelling(text) && !own.has(text)));
}
const FOREIGN: Record<Locale, Set<string>> = { ru: foreignTexts("ru"), en: foreignTexts("en") };

/** Which of the texts of a page are keys, or words of the other language. */
export function wrongTexts(texts: readonly string[], locale: Locale): string[] {
  return texts.filter((text) => KEY.test(text) || FOREIGN[locale].has(text));
}
