import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of the door frames: one sentence per error code, and per thing that can be wrong with a field. */
export const entryMessages = defineMessages({
  errors: {
    invalid_input: { ru: "Проверьте отмеченные поля.", en: "Check the marked fields." },
    unauthorized: {
      ru: "Вы не вошли, или сеанс закончился. Войдите и повторите — введённое останется на странице.",
      en: "You are not signed in, or your session has ended. Sign in and try again; what you typed stays here.",
    },
    forbidden: { ru: "У вашей роли нет на это права.", en: "Your role does not allow this." },
    not_found: {
      ru: "Этого здесь нет, или оно не ваше.",
      en: "It is not here, or it is not yours.",
    },
    conflict: {
      ru: "Пока вы смотрели, это изменилось. Обновите страницу и посмотрите ещё раз.",
      en: "This changed while you were looking. Reload and look again.",
    },
    idempotency_mismatch: {
      ru: "С этим ключом уже пришёл другой запрос.",
      en: "Another request already came with this key.",
    },
    precondition_failed: {
      ru: "Это уже изменил кто-то другой. Прочитайте новое и повторите.",
      en: "Somebody else has changed this. Read the new state and try again.",
    },
    too_large: { ru: "Слишком много данных за один раз.", en: "Too much data at once." },
    call_blocked: {
      ru: "На этот номер сейчас звонить нельзя.",
      en: "This number must not be called now.",
    },
    confirmation_needed: {
      ru: "Перед звонком нужно ваше подтверждение.",
      en: "This call needs your confirmation first.",
    },
    rate_limited: {
      ru: "Слишком часто. Подождите немного и повторите.",
      en: "Too often. Wait a little and try again.",
    },
    unavailable: {
      ru: "Сейчас это недоступно. Повторите через минуту.",
      en: "This is not available now. Try again in a minute.",
    },
    internal: {
      ru: "Не получилось: сбой на нашей стороне. Номер ошибки: {id}.",
      en: "That did not work: a fault on our side. Error number: {id}.",
    },
  },
  fields: {
    required: { ru: "Заполните это поле", en: "Fill this in" },
    too_short: { ru: "Слишком коротко", en: "Too short" },
    too_long: { ru: "Слишком длинно", en: "Too long" },
    too_small: { ru: "Слишком мало", en: "Too small" },
    too_big: { ru: "Слишком много", en: "Too big" },
    unknown: { ru: "Такого поля нет", en: "There is no such field" },
    invalid: { ru: "Здесь что-то не так", en: "Something is wrong here" },
  },
});
