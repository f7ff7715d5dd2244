import type { ErrorWords } from "@/lib/entry/failure";
import { wordsOf } from "@/lib/platform/i18n/define-messages";
import { contactsMessages } from "./messages";

const words = {
  ru: wordsOf(contactsMessages, "ru").rules,
  en: wordsOf(contactsMessages, "en").rules,
};

/** Why a change of a card was refused, by `detail.rule`. */
export const contactErrorWords: ErrorWords = (error, locale) => {
  const rule = error.detail?.rule;
  const known = Object.entries(words[locale]).find(([name]) => name === rule);
  return known?.[1];
};
