import { defineMessages } from "@/lib/platform/i18n/define-messages";
import { auditMessages } from "./messages/audit-messages";
import { connectionMessages } from "./messages/connection-messages";
import { dialingMessages } from "./messages/dialing-messages";
import { templateMessages } from "./messages/template-messages";

/** The words of what admins configure. */
export const settingsMessages = defineMessages({
  title: { ru: "Настройки", en: "Settings" },
  section: {
    people: { ru: "Люди и команды", en: "People and teams" },
    dialing: { ru: "Дозвон", en: "Dialing" },
    doNotCall: { ru: "Не звонить", en: "Do not call" },
    messages: { ru: "Сообщения", en: "Messages" },
    connections: { ru: "Подключения", en: "Connections" },
    webhooks: { ru: "Вебхуки", en: "Webhooks" },
    audit: { ru: "Журнал", en: "Audit log" },
    data: { ru: "Демо-данные", en: "Demo data" },
  },
  save: { ru: "Сохранить", en: "Save" },
  saved: {
    ru: "Сохранено. Действует со следующего звонка.",
    en: "Saved. It holds from the next call on.",
  },
  notSaved: { ru: "Не сохранено", en: "Not saved" },
  cancel: { ru: "Оставить", en: "Keep" },
  dialing: dialingMessages,
  doNotCall: {
    lead: {
      ru: "На эти номера не звонит никто и никогда: ни вручную, ни по плану.",
      en: "Nobody ever calls these numbers, neither by hand nor by plan.",
    },
    search: { ru: "Номер или его часть", en: "A number or part of it" },
    find: { ru: "Найти", en: "Find" },
    add: { ru: "Добавить номера", en: "Add numbers" },
    phones: { ru: "Номера, по одному в строке", en: "Numbers, one a line" },
    phonesHelp: {
      ru: "Можно вставить столбец из таблицы, до 10 000 строк. Повторы не страшны.",
      en: "Paste a column of a sheet, up to 10,000 lines. Repetitions do no harm.",
    },
    reason: { ru: "Причина", en: "Reason" },
    reasonHelp: {
      ru: "Например: письмо от 12 мая.",
      en: "For example: letter of 12 May.",
    },
    submit: { ru: "Добавить", en: "Add" },
    added: {
      ru: "{added, plural, =0 {Новых номеров нет} one {Добавлен # номер} few {Добавлено # номера} other {Добавлено # номеров}}{known, plural, =0 {} one {, # уже был} other {, # уже были}}.",
      en: "{added, plural, =0 {No new number} one {# number added} other {# numbers added}}{known, plural, =0 {} one {, # was there already} other {, # were there already}}.",
    },
    wrong: {
      ru: "{count, plural, one {Не похожа на номер # строка} few {Не похожи на номер # строки} other {Не похожи на номер # строк}}:",
      en: "{count, plural, one {# line does not look like a number} other {# lines do not look like numbers}}:",
    },
    phone: { ru: "Номер", en: "Number" },
    source: { ru: "Откуда", en: "From" },
    since: { ru: "С", en: "Since" },
    erased: { ru: "номер стёрт", en: "number erased" },
    sources: {
      import: { ru: "вставка", en: "pasted" },
      operator: { ru: "оператор", en: "operator" },
      call: { ru: "просьба в звонке", en: "asked in a call" },
      sms: { ru: "SMS", en: "text message" },
      telegram: { ru: "Telegram", en: "Telegram" },
      api: { ru: "API", en: "API" },
      admin: { ru: "вручную", en: "by hand" },
    },
    reasons: {
      asked_in_call: { ru: "попросил не звонить", en: "asked not to be called" },
      asked_in_message: { ru: "попросил в сообщении", en: "asked in a message" },
    },
    remove: { ru: "Убрать", en: "Remove" },
    removeAsk: { ru: "Снова разрешить звонки на {phone}?", en: "Allow calls to {phone} again?" },
    removeHelp: {
      ru: "Человек мог просить не звонить. Причина останется в журнале под вашим именем.",
      en: "The person may have asked not to be called. The reason is kept in the audit log under your name.",
    },
    removed: { ru: "{phone} больше не в списке", en: "{phone} is off the list" },
    removeReason: { ru: "Почему это можно", en: "Why this is all right" },
    empty: { ru: "Список пуст", en: "The list is empty" },
    emptyHelp: {
      ru: "Номер попадает сюда сам, когда человек просит не звонить, или когда вы добавите его.",
      en: "A number comes here when its person asks not to be called, or when you add it.",
    },
    nothing: { ru: "Такого номера в списке нет", en: "This number is not on the list" },
    shown: {
      ru: "Показаны последние {count}. Остальные найдёт поиск.",
      en: "The last {count} are shown. Search finds the others.",
    },
  },
  templates: templateMessages,
  connections: connectionMessages,
  audit: auditMessages,
  data: {
    lead: {
      ru: "Вымышленные клиенты и звонки за три недели, чтобы попробовать HALO. Ваши звонки они не трогают.",
      en: "Made-up clients and three weeks of calls for trying HALO. Your own calls are not touched.",
    },
    calls: { ru: "Демо-звонки", en: "Demo calls" },
    clients: { ru: "Демо-клиенты", en: "Demo clients" },
    accounts: { ru: "Демо-учётные записи", en: "Demo accounts" },
    remove: { ru: "Убрать демо-данные", en: "Remove demo data" },
    removeAsk: { ru: "Убрать все демо-данные?", en: "Remove all demo data?" },
    removeHelp: {
      ru: "Демо-звонки, их разговоры и демо-клиенты исчезнут. Демо-учётные записи уйдут, если есть настоящий администратор.",
      en: "Demo calls, their talks and demo clients disappear. Demo accounts go where there is a real admin.",
    },
    put: { ru: "Добавить демо-данные", en: "Put demo data in" },
    putHelp: {
      ru: "Появятся в течение минуты. Доступно, пока включена песочница.",
      en: "They appear within a minute. Possible while the sandbox is on.",
    },
    coming: {
      ru: "Добавляем. Обновите страницу через минуту.",
      en: "On their way. Reload in a minute.",
    },
    removed: { ru: "Демо-данные убраны.", en: "The demo data is gone." },
    none: { ru: "Демо-данных нет.", en: "There is no demo data." },
  },
});
