import { defineMessages } from "@/lib/platform/i18n/define-messages";
import { commandMessages, keyMessages, toastMessages } from "../command/messages";

/** Words of the shell around every page. */
export const shellMessages = defineMessages({
  command: commandMessages,
  keys: keyMessages,
  toast: toastMessages,
  nav: {
    label: { ru: "Разделы", en: "Sections" },
    newCall: { ru: "Позвонить", en: "New call" },
    calls: { ru: "Звонки", en: "Calls" },
    contacts: { ru: "Клиенты", en: "Clients" },
    bots: { ru: "Боты", en: "Bots" },
    analytics: { ru: "Аналитика", en: "Analytics" },
    outbox: { ru: "Исходящие", en: "Outbox" },
    settings: { ru: "Настройки", en: "Settings" },
    profile: { ru: "Профиль", en: "Your profile" },
    toDecide: { ru: "ждут решения", en: "to decide" },
    collapse: { ru: "Свернуть меню", en: "Collapse the menu" },
    expand: { ru: "Развернуть меню", en: "Expand the menu" },
    skip: { ru: "К содержанию", en: "Skip to content" },
  },
  planned: {
    blocked: {
      ru: "{count, plural, one {Звонок на {phone}, назначенный на {time}, не начался} few {Не начались # назначенных звонка, последний на {phone}} many {Не начались # назначенных звонков, последний на {phone}} other {Не начались # назначенных звонка, последний на {phone}}}",
      en: "{count, plural, one {The call to {phone} planned for {time} did not start} other {# planned calls did not start, the last one to {phone}}}",
    },
    why: { ru: "Почему", en: "See why" },
    dismiss: { ru: "Понятно", en: "Dismiss" },
  },
  restore: {
    title: {
      ru: "HALO восстановлен из резервной копии, дозвон на паузе",
      en: "HALO was restored from a backup, dialing is paused",
    },
    from: { ru: "Копия от", en: "The backup is of" },
    settling: {
      ru: "Узнаём у оператора связи, кому звонили после неё. До этого звонить нельзя: кого-то набрали бы второй раз.",
      en: "We are asking the provider who was called since. Until then nobody may be dialed: somebody would be rung twice.",
    },
    settled: {
      ru: "Оператор связи знает с тех пор {sessions, plural, one {# звонок} few {# звонка} many {# звонков} other {# звонка}}; {calls, plural, =0 {ожидающих здесь среди них нет} one {# из ожидавших здесь теперь с итогом} few {# из ожидавших здесь теперь с итогом} many {# из ожидавших здесь теперь с итогом} other {# из ожидавших здесь теперь с итогом}}.",
      en: "Since then the provider knows {sessions, plural, one {# call} other {# calls}}; {calls, plural, =0 {none of them was waiting here} other {# that waited here now have their end}}.",
    },
    askAdmin: { ru: "Продолжить может администратор.", en: "An admin can resume it." },
    resume: { ru: "Продолжить дозвон", en: "Resume dialing" },
  },
  sandbox: {
    text: {
      ru: "Включена песочница: звонки, SMS и CRM ненастоящие.",
      en: "The sandbox is on: calls, SMS and CRM are not real.",
    },
    brief: { ru: "Песочница: всё ненастоящее.", en: "Sandbox: nothing here is real." },
    link: { ru: "Открыть песочницу", en: "Open the sandbox" },
  },
  menu: {
    label: { ru: "Вы и настройки вида", en: "You and how it looks" },
    language: { ru: "Язык", en: "Language" },
    theme: { ru: "Оформление", en: "Theme" },
    signOut: { ru: "Выйти", en: "Sign out" },
  },
  theme: {
    system: { ru: "Системная", en: "System" },
    light: { ru: "Светлая", en: "Light" },
    dark: { ru: "Тёмная", en: "Dark" },
  },
  locale: {
    ru: { ru: "Русский", en: "Русский" },
    en: { ru: "English", en: "English" },
  },
  state: {
    errorTitle: { ru: "Страница не открылась", en: "This page did not open" },
    errorText: {
      ru: "Сбой на нашей стороне. Введённое не пропало; попробуйте ещё раз.",
      en: "A fault on our side. What you typed is kept; try again.",
    },
    errorNumber: { ru: "Номер ошибки: {id}", en: "Error number: {id}" },
    retry: { ru: "Повторить", en: "Try again" },
    notFoundTitle: { ru: "Здесь ничего нет", en: "There is nothing here" },
    notFoundText: {
      ru: "Страницы нет, или она не для вашей роли.",
      en: "There is no such page, or it is not for your role.",
    },
    home: { ru: "На свою первую страницу", en: "To your first page" },
  },
});
