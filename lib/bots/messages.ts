import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** The words of bots. */
export const botsMessages = defineMessages({
  title: { ru: "Боты", en: "Bots" },
  lead: {
    ru: "Готовые голоса для звонков. Изменить их пока нельзя; своё задание можно написать прямо при звонке.",
    en: "Ready-made voices for your calls. They are read-only for now; you can type your own instructions when you call.",
  },
  version: { ru: "Версия {no}", en: "Version {no}" },
  current: { ru: "звонит сейчас", en: "in use" },
  published: { ru: "опубликована <when></when>", en: "published <when></when>" },
  greeting: { ru: "Приветствие", en: "Greeting" },
  instructions: { ru: "Задание", en: "Instructions" },
  earlier: { ru: "Прежние версии", en: "Earlier versions" },
  call: { ru: "Новый звонок", en: "New call" },
  none: { ru: "Ботов пока нет", en: "No bots yet" },
  noneHelp: {
    ru: "Звонить можно и без них: напишите задание при звонке.",
    en: "You can call without one: type instructions when you start the call.",
  },
});
