import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of the command bar. */
export const commandMessages = defineMessages({
  open: { ru: "Найти", en: "Find" },
  title: { ru: "Найти или сделать", en: "Find or do" },
  placeholder: {
    ru: "Раздел, действие, клиент или номер",
    en: "A page, an action, a client or a number",
  },
  close: { ru: "Закрыть", en: "Close" },
  results: {
    ru: "{count, plural, =0 {Ничего не нашлось} one {# строка} few {# строки} many {# строк} other {# строки}}",
    en: "{count, plural, =0 {Nothing found} one {# result} other {# results}}",
  },
  nothing: { ru: "Ничего не нашлось", en: "Nothing found" },
  nothingHelp: {
    ru: "Ищем по названиям разделов, именам клиентов и номерам: от трёх цифр подряд.",
    en: "Names of pages and clients are searched, and numbers from three digits on.",
  },
  failed: {
    ru: "Звонки и клиентов найти не удалось: нет связи с сервером.",
    en: "Calls and clients could not be searched: the server does not answer.",
  },
  group: {
    recent: { ru: "Недавно открытое", en: "Opened lately" },
    number: { ru: "Номер", en: "This number" },
    calls: { ru: "Звонки", en: "Calls" },
    clients: { ru: "Клиенты", en: "Clients" },
    pages: { ru: "Разделы", en: "Pages" },
    actions: { ru: "Действия", en: "Actions" },
  },
  action: {
    call: { ru: "Позвонить на {phone}", en: "Call {phone}" },
    plan: { ru: "Запланировать звонок на {phone}", en: "Plan a call to {phone}" },
    planSome: { ru: "Запланировать звонок", en: "Plan a call" },
    theme: {
      light: { ru: "Светлое оформление", en: "Light theme" },
      dark: { ru: "Тёмное оформление", en: "Dark theme" },
      system: { ru: "Оформление как в системе", en: "Theme of the system" },
    },
    locale: {
      ru: { ru: "Интерфейс по-русски", en: "Interface in Russian" },
      en: { ru: "Интерфейс по-английски", en: "Interface in English" },
    },
    keys: { ru: "Клавиши", en: "Keyboard shortcuts" },
  },
});

/** Words of the help on keys. */
export const keyMessages = defineMessages({
  title: { ru: "Клавиши", en: "Keyboard shortcuts" },
  close: { ru: "Закрыть", en: "Close" },
  group: {
    everywhere: { ru: "На любой странице", en: "On every page" },
    list: { ru: "В списке звонков", en: "In the list of calls" },
    player: { ru: "Пока слушаете запись", en: "While you listen to a recording" },
  },
  does: {
    commands: { ru: "Найти раздел, клиента, номер", en: "Find a page, a client, a number" },
    newCall: { ru: "Позвонить", en: "New call" },
    undo: { ru: "Отменить только что сделанное", en: "Undo what was just done" },
    help: { ru: "Эта справка", en: "This help" },
    nextRow: { ru: "Следующий звонок", en: "Next call" },
    previousRow: { ru: "Предыдущий звонок", en: "Previous call" },
    openRow: { ru: "Открыть звонок", en: "Open the call" },
    selectRow: { ru: "Выбрать звонок", en: "Select the call" },
    searchList: { ru: "К поиску", en: "To the search" },
    play: { ru: "Слушать и остановить", en: "Play and pause" },
    back: { ru: "Пять секунд назад", en: "Five seconds back" },
    ahead: { ru: "Пять секунд вперёд", en: "Five seconds ahead" },
    slower: { ru: "Медленнее", en: "Slower" },
    faster: { ru: "Быстрее", en: "Faster" },
  },
});

/** Words around short notes on what was done. */
export const toastMessages = defineMessages({
  label: { ru: "Что сделано", en: "What was done" },
  undo: { ru: "Отменить", en: "Undo" },
  dismiss: { ru: "Убрать", en: "Dismiss" },
  undone: { ru: "Отменено", en: "Undone" },
});
