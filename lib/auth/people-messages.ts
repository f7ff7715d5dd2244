import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Words of people and teams, sessions, the own profile, and the link that sets a password. */
export const peopleMessages = defineMessages({
  title: { ru: "Люди", en: "People" },
  add: { ru: "Добавить человека", en: "Add a person" },
  addLead: {
    ru: "После сохранения вы получите ссылку: по ней человек сам задаст пароль.",
    en: "Once saved you get a link with which the person sets a password.",
  },
  back: { ru: "Ко всем людям", en: "All people" },
  name: { ru: "Имя", en: "Name" },
  email: { ru: "Электронная почта", en: "E-mail" },
  role: { ru: "Роль", en: "Role" },
  roleHelp: {
    rep: {
      ru: "Звонит и видит только свои звонки и клиентов.",
      en: "Calls, and sees own calls and clients only.",
    },
    operator: {
      ru: "Работает со своими клиентами и обещанными звонками.",
      en: "Works with own clients and promised call-backs.",
    },
    supervisor: {
      ru: "Видит и правит всё в своей команде.",
      en: "Sees and mends everything of the own team.",
    },
    admin: {
      ru: "Видит всё, управляет людьми и настройками.",
      en: "Sees everything, manages people and settings.",
    },
  },
  team: { ru: "Команда", en: "Team" },
  noTeam: { ru: "Без команды", en: "No team" },
  seesAllTeams: { ru: "Видит все команды", en: "Sees all teams" },
  state: { ru: "Состояние", en: "State" },
  active: { ru: "Работает", en: "Active" },
  disabled: { ru: "Отключён", en: "Disabled" },
  invited: { ru: "Ждёт пароля", en: "No password yet" },
  demo: { ru: "Демо", en: "Demo" },
  lastSeen: { ru: "Был здесь", en: "Last seen" },
  never: { ru: "ещё не входил", en: "not yet" },
  you: { ru: "это вы", en: "you" },
  save: { ru: "Сохранить", en: "Save" },
  create: { ru: "Добавить", en: "Add" },
  saved: { ru: "Сохранено.", en: "Saved." },
  notSaved: { ru: "Не сохранено", en: "Not saved" },
  endsSessions: {
    ru: "Смена роли или почты завершит все сеансы этого человека.",
    en: "Another role or e-mail ends all sessions of this person.",
  },
  errors: {
    email_taken: { ru: "Эта почта уже занята", en: "This e-mail is taken" },
    email_invalid: {
      ru: "Это не похоже на адрес почты",
      en: "This does not look like an e-mail address",
    },
    name_taken: { ru: "Такая команда уже есть", en: "There is such a team already" },
    wrong: { ru: "Текущий пароль не подошёл", en: "The current password did not fit" },
    password_is_email: {
      ru: "Пароль не должен совпадать с почтой",
      en: "The password must not be your e-mail",
    },
    last_admin: {
      ru: "Это последний администратор. Сначала назначьте другого.",
      en: "This is the last admin. Make another one first.",
    },
    team_has_people: {
      ru: "В команде есть люди. Сначала переведите их.",
      en: "There are people in this team. Move them first.",
    },
  },
  link: {
    title: { ru: "Ссылка для пароля", en: "Password link" },
    help: {
      ru: "Человек откроет её и сам задаст пароль. Действует один раз, сутки; прежняя ссылка перестанет работать.",
      en: "The person opens it and sets a password. It works once, for a day; an earlier link stops working.",
    },
    make: { ru: "Создать ссылку", en: "Make a link" },
    once: {
      ru: "Передайте её человеку сейчас: больше мы её не покажем.",
      en: "Hand it over now: it is not shown again.",
    },
    copy: { ru: "Скопировать", en: "Copy" },
    copied: { ru: "Скопировано", en: "Copied" },
  },
  access: {
    title: { ru: "Доступ", en: "Access" },
    disable: { ru: "Отключить", en: "Disable" },
    disableHelp: {
      ru: "Все сеансы закончатся сразу, войти будет нельзя. Звонки и клиенты останутся; включить можно в любой момент.",
      en: "All sessions end at once and signing in stops working. Calls and clients stay; you can enable the person again any time.",
    },
    disableAsk: { ru: "Отключить: {name}?", en: "Disable {name}?" },
    enable: { ru: "Включить", en: "Enable" },
    enableHelp: { ru: "Человек снова сможет войти.", en: "The person can sign in again." },
    delete: { ru: "Удалить", en: "Delete" },
    deleteHelp: {
      ru: "Имя и почта сотрутся, в том числе из журнала. Звонки и карточки останутся без автора. Вернуть нельзя.",
      en: "Name and e-mail are erased, from the audit log too. Calls and cards stay, under nobody. This cannot be undone.",
    },
    deleteAsk: { ru: "Удалить навсегда: {name}?", en: "Delete {name} for good?" },
    cancel: { ru: "Оставить", en: "Keep" },
  },
  sessions: {
    title: { ru: "Сеансы", en: "Sessions" },
    none: { ru: "Открытых сеансов нет.", en: "There is no open session." },
    browser: { ru: "Браузер", en: "Browser" },
    api: { ru: "Ключ API", en: "API token" },
    current: { ru: "этот", en: "this one" },
    used: { ru: "последний раз <time></time>", en: "last used <time></time>" },
    since: { ru: "вход <time></time>", en: "signed in <time></time>" },
    end: { ru: "Завершить", en: "End" },
    endOthers: { ru: "Завершить остальные", en: "End all others" },
    endAll: { ru: "Завершить все", en: "End all" },
  },
  teams: {
    title: { ru: "Команды", en: "Teams" },
    help: {
      ru: "Руководитель видит звонки и клиентов своей команды.",
      en: "A supervisor sees the calls and clients of the own team.",
    },
    name: { ru: "Название команды", en: "Name of the team" },
    add: { ru: "Добавить команду", en: "Add a team" },
    rename: { ru: "Переименовать", en: "Rename" },
    delete: { ru: "Удалить команду", en: "Delete the team" },
    people: {
      ru: "{count, plural, =0 {никого} one {# человек} few {# человека} other {# человек}}",
      en: "{count, plural, =0 {no one} one {# person} other {# people}}",
    },
    none: { ru: "Команд пока нет.", en: "There is no team yet." },
  },
  profile: {
    title: { ru: "Профиль", en: "Your profile" },
    about: { ru: "О вас", en: "About you" },
    look: { ru: "Язык и вид", en: "Language and look" },
    password: { ru: "Пароль", en: "Password" },
    current: { ru: "Текущий пароль", en: "Current password" },
    next: { ru: "Новый пароль", en: "New password" },
    nextHelp: {
      ru: "От 8 знаков, не совпадает с почтой. Остальные сеансы завершатся.",
      en: "8 characters or more, not your e-mail. Your other sessions end.",
    },
    change: { ru: "Сменить пароль", en: "Change the password" },
    changed: {
      ru: "Пароль сменён, остальные сеансы завершены.",
      en: "The password is changed; the other sessions have ended.",
    },
    emailHelp: {
      ru: "Почту и роль меняет администратор.",
      en: "An admin changes e-mail and role.",
    },
  },
  set: {
    title: { ru: "Новый пароль", en: "A new password" },
    lead: {
      ru: "Для {email}. Ссылка сработает один раз.",
      en: "For {email}. The link works once.",
    },
    submit: { ru: "Сохранить пароль", en: "Save the password" },
    done: {
      ru: "Пароль сохранён. Теперь войдите с ним.",
      en: "The password is saved. Now sign in with it.",
    },
    toSignIn: { ru: "Ко входу", en: "Go to sign-in" },
    closedTitle: { ru: "Ссылка не действует", en: "This link does not work" },
    closed: {
      ru: "Она уже использована, старше суток или заменена новой. Попросите администратора о другой.",
      en: "It was used, is older than a day, or was replaced. Ask your admin for another one.",
    },
  },
});
