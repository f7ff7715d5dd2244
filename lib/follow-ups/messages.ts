import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** The words of the outbox. */
export const outboxMessages = defineMessages({
  title: { ru: "Исходящие", en: "Outbox" },
  lead: {
    ru: "Что должно было уйти наружу и не ушло — или неизвестно, ушло ли.",
    en: "What should have left the house and has not, or nobody knows whether it has.",
  },
  filter: { ru: "Состояние", en: "State" },
  all: { ru: "Все", en: "All" },
  state: {
    pending: { ru: "Ждёт", en: "Waiting" },
    unknown: { ru: "Неизвестно", en: "Unknown" },
    dead: { ru: "Не ушло", en: "Not sent" },
  },
  stateHelp: {
    pending: {
      ru: "Повторится само, делать ничего не нужно.",
      en: "It will be tried again by itself; nothing to do.",
    },
    unknown: {
      ru: "Сервис мог принять — ответ потерялся. Сами не повторяем, чтобы не отправить дважды. Посмотрите в кабинете сервиса и решите.",
      en: "The service may have taken it; its answer was lost. We do not repeat it by ourselves, so as not to send twice. Look at the service and decide.",
    },
    dead: {
      ru: "Не отправлено и само не уйдёт. Устраните причину и отправьте снова или откажитесь.",
      en: "It was not sent and will not go by itself. Mend the cause and send again, or give it up.",
    },
  },
  kind: {
    follow_up: { ru: "Подготовка сообщения", en: "Writing the message" },
    sms: { ru: "SMS", en: "Text message" },
    crm: { ru: "Запись в CRM", en: "CRM entry" },
    telegram: { ru: "Telegram", en: "Telegram" },
  },
  reason: {
    transient: { ru: "Сервис временно не отвечает", en: "The service does not answer for now" },
    ambiguous: { ru: "Ответ сервиса потерян", en: "The service's answer was lost" },
    permanent: { ru: "Сервис отказал", en: "The service refused" },
    configuration: {
      ru: "Подключение настроено неверно: ключ, деньги или отправитель",
      en: "The connection is set up wrongly: key, funds or sender",
    },
    poison: { ru: "Наша ошибка", en: "A fault of ours" },
    sending: {
      ru: "Отправляется дольше обычного",
      en: "Being sent for longer than usual",
    },
  },
  whom: { ru: "Кому", en: "To" },
  what: { ru: "Что", en: "What" },
  why: { ru: "Почему", en: "Why" },
  since: { ru: "С какого времени", en: "Since" },
  tries: {
    ru: "{count, plural, one {# попытка} few {# попытки} other {# попыток}}",
    en: "{count, plural, one {# try} other {# tries}}",
  },
  next: { ru: "следующая <time></time>", en: "next one <time></time>" },
  nothingWritten: { ru: "Ещё не написано", en: "Not written yet" },
  openCall: { ru: "Открыть звонок", en: "Open the call" },
  empty: { ru: "Всё ушло", en: "Everything is out" },
  emptyHelp: {
    ru: "Сообщения и записи в CRM появляются здесь, если застряли, потерялись или получили отказ.",
    en: "Messages and CRM entries appear here when they are stuck, lost or refused.",
  },
  nothing: { ru: "Здесь пусто", en: "None of these" },
  action: {
    send_again: { ru: "Отправить снова", en: "Send again" },
    mark_sent: { ru: "Считать отправленным", en: "Mark as sent" },
    give_up: { ru: "Отказаться", en: "Give up" },
    cancel: { ru: "Не сейчас", en: "Not now" },
  },
  ask: {
    send_again: { ru: "Отправить ещё раз?", en: "Send it once more?" },
    send_againHelp: {
      ru: "Если первое всё-таки ушло, человек получит второе. Решение запишется на ваше имя.",
      en: "If the first one did go out, the person gets a second one. The decision is kept under your name.",
    },
    mark_sent: { ru: "Считать отправленным?", en: "Take it as sent?" },
    mark_sentHelp: {
      ru: "Подтвердите, только если видели это в кабинете сервиса. Больше отправлять не будем; решение запишется на ваше имя.",
      en: "Confirm only if you saw it at the service. It will not be sent again; the decision is kept under your name.",
    },
    give_up: { ru: "Отказаться от отправки?", en: "Give this up?" },
    give_upHelp: {
      ru: "Оно не уйдёт и исчезнет отсюда; в ленте звонка останется след. Решение запишется на ваше имя.",
      en: "It will not go out and leaves this list; the call's timeline keeps a trace. The decision is kept under your name.",
    },
  },
});
