import type { Language } from "./callee";
import { english } from "./phrases/english";
import type { PhraseBook } from "./phrases/phrase-book";
import { russian } from "./phrases/russian";
import { tajik } from "./phrases/tajik";
import { uzbek } from "./phrases/uzbek";

export const PHRASE_BOOKS: Record<Language, PhraseBook> = {
  ru: russian,
  uz: uzbek,
  tg: tajik,
  en: english,
};

/** A way of being on the telephone. */
export type Character = {
  names: Record<Language, string>;
  /** Characters a second. */
  pace: number;
  /** Pause before an answer, milliseconds: least and most. */
  thinks: readonly [number, number];
  /** After so many milliseconds says hello first; null lets the caller begin. */
  greetsAfterMs: number | null;
};

export const CHARACTERS: readonly Character[] = [
  {
    names: { ru: "Дмитрий", uz: "Jasur", tg: "Фирдавс", en: "James" },
    pace: 14,
    thinks: [450, 900],
    greetsAfterMs: 500,
  },
  {
    names: { ru: "Ольга", uz: "Dilnoza", tg: "Мадина", en: "Emily" },
    pace: 15.5,
    thinks: [350, 750],
    greetsAfterMs: 420,
  },
  {
    names: { ru: "Виктор Петрович", uz: "Botir aka", tg: "Акаи Карим", en: "Mr. Wilson" },
    pace: 11,
    thinks: [800, 1_600],
    greetsAfterMs: 900,
  },
  {
    names: { ru: "Алина", uz: "Sevara", tg: "Нигина", en: "Sophie" },
    pace: 16.5,
    thinks: [300, 600],
    greetsAfterMs: null,
  },
  {
    names: { ru: "Сергей", uz: "Otabek", tg: "Рустам", en: "Robert" },
    pace: 13,
    thinks: [500, 1_100],
    greetsAfterMs: 650,
  },
  {
    names: { ru: "Татьяна Ивановна", uz: "Gulnora opa", tg: "Холаи Зебо", en: "Mrs. Harris" },
    pace: 11.5,
    thinks: [700, 1_400],
    greetsAfterMs: null,
  },
];
