import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** The words of people: "Clients" on screen. */
export const contactsMessages = defineMessages({
  title: { ru: "Клиенты", en: "Clients" },
  search: { ru: "Имя или номер", en: "Name or number" },
  find: { ru: "Найти", en: "Find" },
  nameless: { ru: "Без имени", en: "No name" },
  name: { ru: "Имя", en: "Name" },
  phone: { ru: "Телефон", en: "Phone" },
  language: { ru: "Язык", en: "Language" },
  languages: {
    ru: { ru: "русский", en: "Russian" },
    uz: { ru: "узбекский", en: "Uzbek" },
    tj: { ru: "таджикский", en: "Tajik" },
    en: { ru: "английский", en: "English" },
  },
  owner: { ru: "Кто ведёт", en: "Owner" },
  calls: { ru: "Звонки", en: "Calls" },
  lastCall: { ru: "Последний звонок", en: "Last call" },
  crm: { ru: "CRM", en: "CRM" },
  note: { ru: "Заметка", en: "Note" },
  empty: { ru: "Клиентов пока нет", en: "No clients yet" },
  emptyHelp: {
    ru: "Первый появится здесь после первого звонка.",
    en: "The first one appears here after the first call.",
  },
  nothing: { ru: "Никого не нашли", en: "Nobody found" },
  older: { ru: "Дальше", en: "More" },
  newest: { ru: "К началу", en: "Back to the start" },
  callBacks: {
    title: { ru: "Перезвонить", en: "Call back" },
    empty: { ru: "Никто не ждёт звонка.", en: "Nobody is waiting for a call." },
    due: { ru: "Когда", en: "When" },
    later: { ru: "позже, без времени", en: "later, no time given" },
    overdue: { ru: "просрочено", en: "overdue" },
    reason: { ru: "О чём", en: "About" },
    done: { ru: "Готово", en: "Done" },
    call: { ru: "Позвонить", en: "Call" },
  },
});
