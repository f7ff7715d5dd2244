import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Making one card of two. */
export const mergeMessages = defineMessages({
  title: { ru: "Объединить две карточки", en: "Merge two cards" },
  lead: {
    ru: "Останется карточка «{name}». Найдите вторую карточку того же человека.",
    en: "The card “{name}” stays. Find the other card of the same person.",
  },
  search: { ru: "Имя или номер второй карточки", en: "Name or number of the other card" },
  find: { ru: "Найти", en: "Find" },
  nothing: { ru: "Других таких нет.", en: "There is no other one like that." },
  choose: { ru: "Сравнить", en: "Compare" },
  field: { ru: "Поле", en: "Field" },
  kept: { ru: "Остаётся", en: "Stays" },
  gone: { ru: "Исчезает", en: "Goes" },
  result: { ru: "Станет", en: "Becomes" },
  phones: { ru: "Телефоны", en: "Numbers" },
  callCount: { ru: "Звонков", en: "Calls" },
  callBackCount: { ru: "Перезвонить", en: "Call-backs" },
  swap: { ru: "Поменять местами", en: "Swap" },
  other: { ru: "Выбрать другую", en: "Choose another" },
  confirm: { ru: "Объединить", en: "Merge" },
  undoHelp: {
    ru: "Сутки это можно отменить: обе карточки вернутся как были.",
    en: "For a day you can undo this: both cards come back as they were.",
  },
  back: { ru: "К карточке", en: "Back to the card" },
});
