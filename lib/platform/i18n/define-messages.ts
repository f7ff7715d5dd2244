export const LOCALES = ["ru", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** One word or sentence (ICU MessageFormat) in every language of the interface. */
export type Message = Record<Locale, string>;
export type Messages = { readonly [key: string]: Message | Messages };
/** The words of one language, as use-intl takes them: the same keys, a text at each leaf. */
export type WordsOf<M> = { [K in keyof M]: M[K] extends Message ? string : WordsOf<M[K]> };
type Words = { [key: string]: string | Words };

/** Keeps a room's words as they are written, languages side by side; one that is missing does not compile. */
export function defineMessages<const M extends Messages>(messages: M): M {
  return messages;
}

function isMessage(node: Message | Messages): node is Message {
  return typeof node.ru === "string" && typeof node.en === "string";
}

/** The words of one language. */
export function wordsOf<M extends Messages>(messages: M, locale: Locale): WordsOf<M> {
  return collect(messages, locale) as WordsOf<M>;
}

function collect(messages: Messages, locale: Locale): Words {
  const words: Words = {};
  for (const [key, node] of Object.entries(messages)) {
    words[key] = isMessage(node) ? node[locale] : collect(node, locale);
  }
  return words;
}
