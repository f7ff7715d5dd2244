import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of the rules of dialing. */
export const dialingMessages = defineMessages({
  pause: {
    title: { ru: "Пауза", en: "Pause" },
    running: { ru: "Звоним как обычно.", en: "Calls go out as usual." },
    paused: {
      ru: "Дозвон остановлен: новые звонки не начинаются, идущие договорят.",
      en: "Dialing is stopped: no new call starts, running ones go on to their end.",
    },
    stop: { ru: "Остановить дозвон", en: "Stop dialing" },
    resume: { ru: "Продолжить дозвон", en: "Resume dialing" },
  },
  limits: {
    title: { ru: "Пределы", en: "Limits" },
    budget: { ru: "Бюджет на день", en: "Budget per day" },
    budgetHelp: {
      ru: "Потраченное и зарезервированное вместе; сутки по UTC.",
      en: "Spent and reserved together; a day of UTC.",
    },
    perDay: { ru: "Звонков одному человеку за 24 часа", en: "Calls to one person in 24 hours" },
    perWeek: { ru: "Звонков одному человеку за 7 дней", en: "Calls to one person in 7 days" },
    concurrent: { ru: "Звонков одновременно", en: "Calls at one time" },
    perMinute: { ru: "Звонков в минуту", en: "Calls per minute" },
    maxCall: { ru: "Самый долгий разговор, секунд", en: "Longest talk, seconds" },
    ring: { ru: "Ждать ответа, секунд", en: "Wait for an answer, seconds" },
  },
  hours: {
    title: { ru: "Часы звонков", en: "Calling hours" },
    help: {
      ru: "По часам того, кому звоним. Вне их звонок вручную просит подтверждения.",
      en: "By the clock of the person called. Outside of them a call by hand asks for confirmation.",
    },
    open: { ru: "Звоним", en: "Open" },
    closed: { ru: "Не звоним", en: "Closed" },
    from: { ru: "с", en: "from" },
    to: { ru: "до", en: "to" },
    days: {
      mon: { ru: "Понедельник", en: "Monday" },
      tue: { ru: "Вторник", en: "Tuesday" },
      wed: { ru: "Среда", en: "Wednesday" },
      thu: { ru: "Четверг", en: "Thursday" },
      fri: { ru: "Пятница", en: "Friday" },
      sat: { ru: "Суббота", en: "Saturday" },
      sun: { ru: "Воскресенье", en: "Sunday" },
    },
  },
  prefixes: {
    title: { ru: "Направления и цены", en: "Destinations and prices" },
    help: {
      ru: "Решает самое длинное подходящее начало номера. Номер без подходящей строки запрещён.",
      en: "The longest beginning that fits decides. A number without one is refused.",
    },
    prefix: { ru: "Начало номера", en: "Number begins with" },
    allowed: { ru: "Разрешено", en: "Allowed" },
    price: { ru: "Цена минуты, {currency}", en: "Price of a minute, {currency}" },
    add: { ru: "Добавить направление", en: "Add a destination" },
    remove: { ru: "Убрать {prefix}", en: "Remove {prefix}" },
    filter: { ru: "Найти начало номера", en: "Find a beginning" },
    doubled: { ru: "Начало {prefix} стоит дважды", en: "{prefix} stands there twice" },
    none: { ru: "Ничего не подходит.", en: "None fits." },
    count: {
      ru: "{count, plural, one {# направление} few {# направления} other {# направлений}}",
      en: "{count, plural, one {# destination} other {# destinations}}",
    },
  },
});
