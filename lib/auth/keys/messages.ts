import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of the keys of machines and of the document they are for. */
export const apiKeyMessages = defineMessages({
  title: { ru: "Ключи API", en: "API keys" },
  lead: {
    ru: "Ключом программа действует от вашего имени — не шире вашей роли и выбранных прав.",
    en: "With a key a program acts for you: never beyond your role and the rights you tick.",
  },
  open: { ru: "Описание API", en: "API reference" },
  create: { ru: "Создать ключ", en: "Make a key" },
  empty: { ru: "Ключей пока нет", en: "No keys yet" },
  emptyHelp: {
    ru: "Создайте ключ, чтобы другая программа могла звонить и читать результаты.",
    en: "Make a key so that another program can call and read the results.",
  },
  name: { ru: "Название", en: "Name" },
  nameHelp: {
    ru: "Какая программа им пользуется, например «1С».",
    en: "Which program uses it, for example “Billing”.",
  },
  owner: { ru: "Владелец", en: "Owner" },
  scopes: { ru: "Права", en: "Rights" },
  scopesHelp: {
    ru: "Отметьте только то, что программе нужно.",
    en: "Tick only what the program needs.",
  },
  reach: { ru: "Что видит", en: "What it sees" },
  reaches: {
    owner: { ru: "То же, что владелец", en: "What its owner sees" },
    all: { ru: "Всё, без владельца", en: "Everything, for nobody" },
  },
  expiry: { ru: "Действует", en: "Valid" },
  expiries: {
    days30: { ru: "30 дней", en: "30 days" },
    days90: { ru: "90 дней", en: "90 days" },
    days365: { ru: "год", en: "one year" },
    never: { ru: "пока не отозван", en: "until revoked" },
  },
  until: { ru: "до {at}", en: "until {at}" },
  lastUsed: { ru: "Последнее обращение", en: "Last used" },
  never: { ru: "не было", en: "never" },
  state: {
    active: { ru: "Действует", en: "Active" },
    expired: { ru: "Истёк", en: "Expired" },
    revoked: { ru: "Отозван", en: "Revoked" },
  },
  rights: {
    ru: "{count, plural, one {# право} few {# права} many {# прав} other {# права}}",
    en: "{count, plural, one {# right} other {# rights}}",
  },
  revoke: { ru: "Отозвать", en: "Revoke" },
  revokeTitle: { ru: "Отозвать ключ «{name}»?", en: "Revoke the key “{name}”?" },
  revokeText: {
    ru: "Следующий запрос с ним будет отклонён. Вернуть ключ нельзя.",
    en: "The next request with it is refused. A key cannot be brought back.",
  },
  cancel: { ru: "Отмена", en: "Cancel" },
  madeTitle: { ru: "Ключ готов. Скопируйте его сейчас", en: "The key is ready. Copy it now" },
  madeText: {
    ru: "Больше он не покажется: хранится только его отпечаток.",
    en: "It is not shown again: only its fingerprint is kept.",
  },
  copy: { ru: "Скопировать", en: "Copy" },
  copied: { ru: "Скопировано", en: "Copied" },
  done: { ru: "Готово", en: "Done" },
  noScopes: { ru: "Отметьте хотя бы одно право.", en: "Tick at least one right." },
  docs: {
    title: { ru: "API для программ", en: "API for programs" },
    lead: {
      ru: "Всё, что можно в HALO, можно и программой. Запросы ниже настоящие: начатый звонок зазвонит.",
      en: "What you can do in HALO, a program can do too. Requests below are real: a started call rings.",
    },
    document: { ru: "Документ OpenAPI", en: "OpenAPI document" },
    home: { ru: "В HALO", en: "To HALO" },
    failed: {
      ru: "Описание не загрузилось. Обновите страницу или откройте документ OpenAPI.",
      en: "The reference did not load. Reload the page or open the OpenAPI document.",
    },
  },
});
