import { defineMessages } from "@/lib/platform/i18n/define-messages";

export const authMessages = defineMessages({
  roles: {
    rep: { ru: "Менеджер", en: "Sales rep" },
    operator: { ru: "Оператор", en: "Operator" },
    supervisor: { ru: "Руководитель", en: "Supervisor" },
    admin: { ru: "Администратор", en: "Admin" },
  },
  signIn: {
    title: { ru: "Вход", en: "Sign in" },
    lead: {
      ru: "HALO обзванивает ваших клиентов и честно говорит, чем кончился каждый звонок.",
      en: "HALO calls your leads and says truthfully what came of every call.",
    },
    email: { ru: "Электронная почта", en: "E-mail" },
    password: { ru: "Пароль", en: "Password" },
    show: { ru: "Показать пароль", en: "Show the password" },
    hide: { ru: "Скрыть пароль", en: "Hide the password" },
    submit: { ru: "Войти", en: "Sign in" },
    submitting: { ru: "Проверяем…", en: "Checking…" },
    required: { ru: "Введите почту и пароль.", en: "Enter your e-mail and password." },
    refusedTitle: { ru: "Войти не получилось", en: "Could not sign you in" },
    refused: {
      ru: "Почта или пароль не подошли — или попыток было слишком много.",
      en: "The e-mail or password did not fit, or there were too many attempts.",
    },
    throttledTitle: { ru: "Похоже, пора сделать паузу", en: "Time for a short break" },
    throttled: {
      ru: "После десяти неудач следующие попытки не проверяются: сначала 15 секунд, потом дольше, самое большее 15 минут. Подождите или попросите администратора сменить пароль.",
      en: "After ten failures further attempts are not looked at: for 15 seconds first, then longer, 15 minutes at most. Wait, or ask your admin for a new password.",
    },
    unavailable: {
      ru: "Сейчас входит слишком много людей. Повторите через несколько секунд.",
      en: "Too many people are signing in right now. Try again in a few seconds.",
    },
    offline: {
      ru: "Сервер не отвечает. Проверьте сеть и повторите.",
      en: "The server does not answer. Check your network and try again.",
    },
    demoTitle: { ru: "Демо: войти как", en: "Demo: sign in as" },
    demoNote: {
      ru: "Пароль у всех один: {password}. Работает, пока включена песочница.",
      en: "All share the password {password}. They work while the sandbox is on.",
    },
  },
  setup: {
    title: { ru: "Первый администратор", en: "The first admin" },
    lead: {
      ru: "Эта учётная запись управляет людьми и настройками. Ссылка сработает один раз.",
      en: "This account manages people and settings. The link works once.",
    },
    name: { ru: "Имя", en: "Name" },
    passwordHelp: {
      ru: "От 8 знаков, не совпадает с почтой. Длинная фраза лучше хитрого слова.",
      en: "8 characters or more, not your e-mail. A long phrase beats a clever word.",
    },
    submit: { ru: "Создать", en: "Create" },
    done: {
      ru: "Готово. Теперь войдите с этой почтой и паролем.",
      en: "Done. Now sign in with this e-mail and password.",
    },
    toSignIn: { ru: "Ко входу", en: "Go to sign-in" },
    closedTitle: { ru: "Ссылка не действует", en: "This link does not work" },
    closed: {
      ru: "Она уже использована, старше суток, или администратор уже есть. Новую печатает сервер при запуске, пока администратора нет.",
      en: "It was used, is older than a day, or there is an admin already. The server prints a new one at start while there is none.",
    },
    failed: { ru: "Не создано", en: "Not created" },
    emailTaken: { ru: "Эта почта уже занята", en: "This e-mail is taken" },
    emailInvalid: {
      ru: "Это не похоже на адрес почты",
      en: "This does not look like an e-mail address",
    },
    passwordIsEmail: {
      ru: "Пароль не должен совпадать с почтой",
      en: "The password must not be your e-mail",
    },
  },
});
