import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** Forgetting a person, and the receipt of it. */
export const erasureMessages = defineMessages({
  title: { ru: "Стереть клиента", en: "Erase a client" },
  lead: {
    ru: "Это нельзя отменить. О человеке не останется ничего, кроме чисел в отчётах.",
    en: "This cannot be undone. Nothing of the person stays but figures in reports.",
  },
  goes: { ru: "Что исчезнет", en: "What goes" },
  goesList: {
    ru: "Имя, номера, почта, заметки; слова разговоров, прочтения и сообщения; запланированные звонки; записи разговоров — и у телефонной компании.",
    en: "Name, numbers, mail, notes; words of conversations, readings and messages; planned calls; recordings, at the telephone provider too.",
  },
  stays: { ru: "Что останется", en: "What stays" },
  staysList: {
    ru: "Звонки без номера и слов: время, исход, стоимость. Если номер в списке «не звонить», от него остаётся отпечаток, по которому номер не узнать.",
    en: "Calls without number and words: time, outcome, cost. A number on the do-not-call list leaves a fingerprint that does not tell the number.",
  },
  reason: { ru: "Почему", en: "Why" },
  reasons: {
    person: { ru: "попросил сам человек", en: "the person asked" },
    law: { ru: "требует закон", en: "the law requires it" },
    mistake: { ru: "данные попали по ошибке", en: "the data came by mistake" },
  },
  doNotCall: {
    ru: "И больше никогда не звонить на эти номера",
    en: "And never call these numbers again",
  },
  digits: { ru: "Последние четыре цифры номера", en: "Last four digits of the number" },
  digitsHelp: {
    ru: "Наберите их, чтобы не стереть по ошибке.",
    en: "Type them, so that nobody is erased by a slip.",
  },
  confirm: { ru: "Стереть навсегда", en: "Erase for good" },
  back: { ru: "Не стирать", en: "Do not erase" },
  receipt: { ru: "Акт об удалении данных", en: "Receipt of an erasure" },
  receipts: { ru: "Акты об удалении", en: "Erasures" },
  receiptsEmpty: { ru: "Никого ещё не стирали", en: "Nobody was erased yet" },
  number: { ru: "Номер акта", en: "Receipt" },
  at: { ru: "Стёрто", en: "Erased" },
  by: { ru: "Кем", en: "By" },
  state: { ru: "Состояние", en: "State" },
  finished: { ru: "Закончено", en: "Finished" },
  underWay: { ru: "Удаляем записи", en: "Deleting recordings" },
  underWayHelp: {
    ru: "Телефонная компания ещё не подтвердила удаление всех записей. Мы спрашиваем снова, пока не подтвердит.",
    en: "The telephone provider has not confirmed every deletion yet. We go on asking until it does.",
  },
  failedHelp: {
    ru: "Часть записей лежит не у подключённой телефонной компании: удалите их там вручную.",
    en: "Some recordings do not lie with the connected provider: delete them there by hand.",
  },
  print: { ru: "Напечатать", en: "Print" },
  what: { ru: "Что стёрто", en: "What was erased" },
  kinds: {
    cards: { ru: "Карточки", en: "Cards" },
    phones: { ru: "Номера", en: "Numbers" },
    calls: { ru: "Звонки обезличены", en: "Calls made nameless" },
    turns: { ru: "Реплики разговоров", en: "Spoken turns" },
    readings: { ru: "Прочтения", en: "Readings" },
    events: { ru: "Подробности событий", en: "Details of events" },
    messages: { ru: "Тексты SMS", en: "Texts of SMS" },
    chatMessages: { ru: "Сообщения Telegram", en: "Telegram messages" },
    callBacks: { ru: "Договорённости перезвонить", en: "Call-backs" },
    planned: { ru: "Запланированные звонки", en: "Planned calls" },
    recordings: { ru: "Записи разговоров", en: "Recordings" },
  },
  recordings: {
    deleted: { ru: "удалено у телефонной компании", en: "deleted at the provider" },
    gone: { ru: "там уже не было", en: "were gone there already" },
    waiting: { ru: "ждут удаления", en: "waiting to be deleted" },
    failed: { ru: "лежат в другом месте", en: "lie elsewhere" },
  },
  elsewhere: { ru: "Чего мы стереть не можем", en: "What we cannot erase" },
  crm: {
    ru: "Во внешней CRM остались записи: {refs}. Сотрите их там.",
    en: "The outside CRM still holds: {refs}. Erase them there.",
  },
  logs: {
    ru: "Телефонная компания и SMS-оператор хранят свои журналы связи столько, сколько велит им закон.",
    en: "The telephone and SMS providers keep their own logs for as long as the law tells them to.",
  },
});
