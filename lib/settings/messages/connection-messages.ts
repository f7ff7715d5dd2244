import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of the connections to outside services. */
export const connectionMessages = defineMessages({
  lead: {
    ru: "Ключ, введённый здесь, запечатывается и больше не показывается — только последние четыре знака.",
    en: "A key entered here is sealed and never shown again, only its last four characters.",
  },
  provider: {
    voximplant: { ru: "Voximplant: телефония", en: "Voximplant: telephony" },
    openai: { ru: "OpenAI: разбор разговоров", en: "OpenAI: reads conversations" },
    sms_ru: { ru: "SMS.ru: сообщения", en: "SMS.ru: text messages" },
    telegram: { ru: "Telegram: бот", en: "Telegram: bot" },
    hubspot: { ru: "HubSpot: CRM", en: "HubSpot: CRM" },
  },
  source: {
    here: { ru: "Ключ введён здесь", en: "Key entered here" },
    environment: { ru: "Ключ из окружения сервера", en: "Key from the server's environment" },
    none: { ru: "Не подключено", en: "Not connected" },
  },
  sandbox: { ru: "Песочница", en: "Sandbox" },
  real: { ru: "Настоящий сервис", en: "Real service" },
  ends: { ru: "заканчивается на {last4}", en: "ends in {last4}" },
  changed: { ru: "изменён <time></time>", en: "changed <time></time>" },
  never: { ru: "Ещё не проверяли", en: "Not tested yet" },
  works: { ru: "Работает", en: "Works" },
  broken: { ru: "Не работает", en: "Does not work" },
  testedAt: { ru: "проверено <time></time>", en: "tested <time></time>" },
  lastError: {
    ru: "Последняя ошибка: {code}, <time></time>",
    en: "Last error: {code}, <time></time>",
  },
  test: { ru: "Проверить", en: "Test" },
  set: { ru: "Ввести ключ", en: "Enter a key" },
  replace: { ru: "Заменить ключ", en: "Replace the key" },
  remove: { ru: "Убрать ключ", en: "Remove the key" },
  removeAsk: { ru: "Убрать введённый ключ?", en: "Remove the entered key?" },
  removeHelp: {
    ru: "Дальше действует ключ из окружения сервера; если его нет, сервис не подключён и его шаги пропускаются.",
    en: "From then on the key of the server's environment counts; without one the service is not connected and its steps are skipped.",
  },
  key: { ru: "Ключ", en: "Key" },
  botName: { ru: "Имя бота", en: "Name of the bot" },
  botNameHelp: { ru: "Без @, как в t.me/имя.", en: "Without @, as in t.me/name." },
  realOnly: {
    ru: "Введённый ключ всегда идёт к настоящему сервису. Звонки песочницы туда не попадают.",
    en: "A key entered here always goes to the real service. Calls of the sandbox never get there.",
  },
  byEnvironment: {
    ru: "Задаётся переменными окружения сервера: учётная запись, ключ, приложение и правило должны подходить друг к другу.",
    en: "Set by the server's environment: account, key, application and rule have to fit together.",
  },
  save: { ru: "Запечатать и сохранить", en: "Seal and save" },
});
