import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of outgoing webhooks. */
export const webhookMessages = defineMessages({
  title: { ru: "Вебхуки", en: "Webhooks" },
  lead: {
    ru: "HALO сам сообщает другой программе, что произошло: подписанным запросом POST на её адрес.",
    en: "HALO tells another program what happened: with a signed POST to its address.",
  },
  back: { ru: "Все вебхуки", en: "All webhooks" },
  create: { ru: "Добавить вебхук", en: "Add a webhook" },
  empty: { ru: "Вебхуков пока нет", en: "No webhooks yet" },
  emptyHelp: {
    ru: "Добавьте адрес программы, которая должна узнавать о звонках и лидах сразу.",
    en: "Add the address of a program that should learn of calls and leads at once.",
  },
  name: { ru: "Название", en: "Name" },
  nameHelp: {
    ru: "Какая программа слушает, например «1С».",
    en: "Which program listens, for example “Billing”.",
  },
  url: { ru: "Адрес", en: "Address" },
  urlHelp: { ru: "Публичный, по https.", en: "Public, with https." },
  urlWrong: {
    address_invalid: {
      ru: "Это не адрес. Пример: https://crm.example.com/hook",
      en: "This is no address. For example: https://crm.example.com/hook",
    },
    https_only: {
      ru: "Адрес должен начинаться с https://",
      en: "The address must begin with https://",
    },
    address_with_password: {
      ru: "Имя и пароль в адресе не принимаются: подлинность доказывает подпись.",
      en: "No name and password in the address: the signature proves who sends.",
    },
    port_not_allowed: {
      ru: "Допустимы порты 443 и 8443.",
      en: "The ports allowed are 443 and 8443.",
    },
    address_not_public: {
      ru: "Этот адрес ведёт во внутреннюю сеть. Разрешить его может только администратор сервера (WEBHOOK_ALLOWED_HOSTS).",
      en: "This address leads into a private network. Only the server's administrator can allow it (WEBHOOK_ALLOWED_HOSTS).",
    },
  },
  events: { ru: "О чём сообщать", en: "What to tell" },
  noEvents: { ru: "Отметьте хотя бы одно событие.", en: "Tick at least one event." },
  event: {
    call_started: { ru: "звонок пошёл", en: "a call is under way" },
    call_answered: { ru: "трубку сняли", en: "it was answered" },
    call_ended: { ru: "звонок закончен", en: "a call ended" },
    call_analyzed: { ru: "разговор разобран", en: "the talk was read" },
    call_failed: { ru: "звонок не удался", en: "a call failed" },
    lead_created: { ru: "появился лид", en: "a lead came about" },
    webhook_test: { ru: "проверка", en: "a test" },
  },
  save: { ru: "Сохранить", en: "Save" },
  saved: { ru: "Сохранено", en: "Saved" },
  cancel: { ru: "Отмена", en: "Cancel" },
  done: { ru: "Готово", en: "Done" },
  secretTitle: {
    ru: "Секрет подписи. Скопируйте его сейчас",
    en: "The signing secret. Copy it now",
  },
  secretText: {
    ru: "Им получатель проверяет подпись (Standard Webhooks). Больше он не покажется.",
    en: "With it the receiver checks the signature (Standard Webhooks). It is not shown again.",
  },
  copy: { ru: "Скопировать", en: "Copy" },
  copied: { ru: "Скопировано", en: "Copied" },
  state: {
    on: { ru: "Включён", en: "On" },
    off: { ru: "Выключен", en: "Off" },
    rests: { ru: "Не отвечает", en: "Not answering" },
  },
  restsUntil: {
    ru: "Адрес несколько раз подряд не ответил. Следующая попытка не раньше <time></time>.",
    en: "The address failed several times in a row. The next try is not before <time></time>.",
  },
  overlap: {
    ru: "До <time></time> подписываем и прежним секретом.",
    en: "Until <time></time> the secret before signs as well.",
  },
  turnOn: { ru: "Включить", en: "Turn on" },
  turnOff: { ru: "Выключить", en: "Turn off" },
  test: { ru: "Проверить", en: "Test" },
  testOk: { ru: "Принято: {status}, {ms} мс.", en: "Accepted: {status}, {ms} ms." },
  testFailed: { ru: "Не принято: {error}.", en: "Not accepted: {error}." },
  rotate: { ru: "Сменить секрет", en: "Change the secret" },
  rotateTitle: { ru: "Сменить секрет подписи?", en: "Change the signing secret?" },
  rotateText: {
    ru: "Сутки подписываем обоими — новым и прежним, чтобы получатель успел перейти.",
    en: "For a day both sign, the new one and the one before, so that the receiver can change over.",
  },
  remove: { ru: "Удалить", en: "Remove" },
  removeTitle: { ru: "Удалить вебхук «{name}»?", en: "Remove the webhook “{name}”?" },
  removeText: {
    ru: "Журнал доставок уйдёт вместе с ним, недоставленное отправлено не будет.",
    en: "Its log goes with it, and what was not delivered is not sent.",
  },
  settings: { ru: "Настройки", en: "Settings" },
  deliveries: { ru: "Доставки", en: "Deliveries" },
  noDeliveries: { ru: "Доставок нет", en: "No deliveries" },
  noDeliveriesHelp: {
    ru: "Они появятся с первым событием. Проверить адрес можно сразу.",
    en: "They come with the first event. The address can be tested at once.",
  },
  filter: { ru: "Состояние доставки", en: "State of delivery" },
  all: { ru: "Все", en: "All" },
  delivery: {
    waiting: { ru: "Ждёт", en: "Waiting" },
    sending: { ru: "Отправляется", en: "Being sent" },
    delivered: { ru: "Доставлено", en: "Delivered" },
    dead: { ru: "Не доставлено", en: "Not delivered" },
  },
  tries: {
    ru: "{count, plural, one {# попытка} few {# попытки} many {# попыток} other {# попытки}}",
    en: "{count, plural, one {# try} other {# tries}}",
  },
  nextTry: { ru: "следующая <time></time>", en: "next <time></time>" },
  answers: { ru: "Ответы", en: "Answers" },
  noAnswer: { ru: "нет ответа", en: "no answer" },
  took: { ru: "{ms} мс", en: "{ms} ms" },
  sendAgain: { ru: "Отправить снова", en: "Send again" },
  openCall: { ru: "Звонок", en: "Call" },
  older: { ru: "Раньше", en: "Older" },
  newest: { ru: "К последним", en: "Back to the latest" },
  counts: {
    ru: "доставлено {delivered}, ждёт {open}, не доставлено {dead}",
    en: "{delivered} delivered, {open} waiting, {dead} not delivered",
  },
});
