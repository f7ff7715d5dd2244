import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of the follow-up and its templates. */
export const templateMessages = defineMessages({
  lead: {
    ru: "Что уходит человеку после разговора.",
    en: "What goes to the person after the talk.",
  },
  rules: { ru: "Когда писать", en: "When to write" },
  channel: { ru: "Куда", en: "Where to" },
  channels: {
    sms: { ru: "SMS", en: "Text message" },
    none: { ru: "Не писать", en: "Do not write" },
  },
  outcomes: { ru: "После исходов", en: "After the outcomes" },
  maxSegments: { ru: "Самое длинное сообщение, частей", en: "Longest message, segments" },
  linkHours: { ru: "Ссылка на Telegram живёт, часов", en: "Life of the Telegram link, hours" },
  language: { ru: "Язык шаблона", en: "Language of the template" },
  languages: {
    ru: { ru: "Русский", en: "Russian" },
    uz: { ru: "Узбекский", en: "Uzbek" },
    tj: { ru: "Таджикский", en: "Tajik" },
    en: { ru: "Английский", en: "English" },
  },
  body: { ru: "Сообщение", en: "Message" },
  bodyHelp: {
    ru: "Места: '{{message}}' — что предложил разбор, '{{name}}' — имя, '{{time}}' — время, о котором договорились.",
    en: "Slots: '{{message}}' is what the reading proposed, '{{name}}' the name, '{{time}}' the agreed time.",
  },
  fallback: { ru: "Если разбор ничего не предложил", en: "Where the reading proposed nothing" },
  telegramLine: { ru: "Строка с Telegram", en: "Line with Telegram" },
  telegramHelp: {
    ru: "Место '{{link}}' обязательно. Добавляется, когда бот подключён.",
    en: "The slot '{{link}}' is needed. Added where a bot is connected.",
  },
  preview: { ru: "Как придёт", en: "As it arrives" },
  previewNote: {
    ru: "Имя, время и ссылка — для примера.",
    en: "Name, time and link are examples.",
  },
  segments: {
    ru: "{count, plural, one {# часть} few {# части} other {# частей}}, {encoding}",
    en: "{count, plural, one {# segment} other {# segments}}, {encoding}",
  },
  characters: {
    ru: "{count, plural, one {# знак} few {# знака} other {# знаков}}",
    en: "{count, plural, one {# character} other {# characters}}",
  },
  cost: { ru: "около {amount}", en: "about {amount}" },
  tooLong: {
    ru: "Длиннее {max, plural, one {# части} other {# частей}}: предложенный текст сократится.",
    en: "Longer than {max, plural, one {# segment} other {# segments}}: the proposed text gets shortened.",
  },
  needsLink: { ru: "Нужно место '{{link}}'", en: "The slot '{{link}}' is missing" },
  sample: {
    name: { ru: "Анна", en: "Anna" },
  },
});
