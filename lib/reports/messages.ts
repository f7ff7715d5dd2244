import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** The words of figures. */
export const reportsMessages = defineMessages({
  title: { ru: "Аналитика", en: "Analytics" },
  period: { ru: "Период", en: "Period" },
  from: { ru: "С", en: "From" },
  to: { ru: "По", en: "To" },
  show: { ru: "Показать", en: "Show" },
  today: { ru: "Сегодня", en: "Today" },
  days: {
    ru: "{count, plural, one {# день} few {# дня} many {# дней} other {# дня}}",
    en: "{count, plural, one {# day} other {# days}}",
  },
  zone: { ru: "Дни по времени {zone}", en: "Days in {zone} time" },
  calls: { ru: "Звонки", en: "Calls" },
  callsHint: {
    ru: "Все звонки, начатые за период, чем бы они ни кончились.",
    en: "Every call started in the period, whatever came of it.",
  },
  talkRate: { ru: "Доля разговоров", en: "Talk rate" },
  talkRateHint: {
    ru: "Поговорили: {part} из {whole} набранных. Автоответчик разговором не считается.",
    en: "Talked: {part} of {whole} dialed. Voicemail never counts as a talk.",
  },
  interestRate: { ru: "Доля интереса", en: "Interest rate" },
  interestRateHint: {
    ru: "Заинтересованы или просят перезвонить: {part} из {whole} поговоривших.",
    en: "Interested or asked for a call back: {part} of {whole} who talked.",
  },
  successRate: { ru: "Успешные", en: "Successful" },
  successRateHint: {
    ru: "Поговорили и заинтересованы или просят перезвонить: {part} из {whole} звонков.",
    en: "Talked, and interested or asked for a call back: {part} of {whole} calls.",
  },
  averageDuration: { ru: "Средний разговор", en: "Average talk" },
  averageDurationHint: {
    ru: "От ответа до отбоя, в среднем по {whole, plural, one {# разговору} few {# разговорам} many {# разговорам} other {# разговора}}.",
    en: "From pick-up to hang-up, over {whole, plural, one {# talk} other {# talks}}.",
  },
  funnel: { ru: "Воронка", en: "Funnel" },
  step: {
    called: { ru: "Набрали", en: "Called" },
    talked: { ru: "Поговорили", en: "Talked" },
    interested: { ru: "Заинтересованы", en: "Interested" },
    lead: { ru: "Лиды", en: "Leads" },
  },
  stepHint: {
    called: {
      ru: "Звонок получил разрешение, номер набран.",
      en: "The call got its permit and the number was dialed.",
    },
    talked: {
      ru: "Человек сказал хотя бы одну реплику. Автоответчик не считается.",
      en: "A person said at least one turn. Voicemail never counts.",
    },
    interested: {
      ru: "Из поговоривших: итог «Интересно» или «Перезвонить».",
      en: "Of those who talked: outcome Interested or Call back.",
    },
    lead: {
      ru: "Из заинтересованных: занесены в CRM.",
      en: "Of the interested: added to the CRM.",
    },
  },
  ofWhole: { ru: "{part, number} из {whole, number}", en: "{part, number} of {whole, number}" },
  ofPrevious: { ru: "{rate} от прошлой ступени", en: "{rate} of the step before" },
  fellOut: {
    ru: "{count, plural, one {# выпал} few {# выпали} many {# выпали} other {# выпали}}",
    en: "{count} fell out",
  },
  smallSample: { ru: "n = {n}", en: "n = {n}" },
  against: {
    count: { ru: "{share} к прошлому периоду", en: "{share} on the period before" },
    rate: { ru: "{points} п. п. к прошлому периоду", en: "{points} pp on the period before" },
    seconds: { ru: "{seconds} с к прошлому периоду", en: "{seconds} s on the period before" },
    nothing: { ru: "раньше не с чем сравнить", en: "nothing before to compare" },
  },
  filters: { ru: "Условия", en: "Filters" },
  clear: { ru: "Сбросить условия", en: "Clear filters" },
  outcomes: { ru: "Итоги", en: "Outcomes" },
  withoutOutcome: {
    ru: "{count, plural, one {Ещё # звонок} few {Ещё # звонка} many {Ещё # звонков} other {Ещё # звонка}} без итога: идут или отменены до ответа.",
    en: "{count, plural, one {# more call} other {# more calls}} without an outcome: running, or canceled before an answer.",
  },
  byHour: { ru: "По дням недели и часам", en: "By weekday and hour" },
  heatMeasure: { ru: "Что показывает цвет", en: "What the color shows" },
  heat: {
    calls: { ru: "Звонки", en: "Calls" },
    talkRate: { ru: "Доля разговоров", en: "Talk rate" },
  },
  heatCell: {
    ru: "{weekday}, {hour}:00–{hour}:59: {calls, plural, one {# звонок} few {# звонка} many {# звонков} other {# звонка}}, поговорили {talked} ({rate})",
    en: "{weekday}, {hour}:00–{hour}:59: {calls, plural, one {# call} other {# calls}}, {talked} talked ({rate})",
  },
  heatHelp: {
    ru: "Чем насыщеннее цвет, тем больше. Время: {zone}. Часы, где мало звонков, для доли показаны бледно.",
    en: "The stronger the color, the more. Time: {zone}. For the rate, hours with few calls are faint.",
  },
  panel: {
    title: { ru: "Звонок", en: "Call" },
    close: { ru: "Закрыть", en: "Close" },
    open: { ru: "Открыть звонок", en: "Open the call" },
    unread: { ru: "Звонок не прочитался.", en: "The call could not be read." },
    again: { ru: "Прочитать ещё раз", en: "Try again" },
    words: {
      ru: "Разговор, {count, plural, one {# реплика} few {# реплики} many {# реплик} other {# реплики}}",
      en: "Transcript, {count, plural, one {# turn} other {# turns}}",
    },
  },
  noRate: { ru: "нет данных", en: "no data" },
  byDay: { ru: "По дням", en: "Day by day" },
  day: { ru: "День", en: "Day" },
  part: {
    interested: { ru: "Заинтересованы", en: "Interested" },
    talkedOnly: { ru: "Поговорили, без интереса", en: "Talked, not interested" },
    silent: { ru: "Набрали, не поговорили", en: "Called, no talk" },
  },
  asTable: { ru: "Таблицей", en: "As a table" },
  definitions: { ru: "Как считаем", en: "How it is counted" },
  definitionOf: { ru: "Как считаем: {name}", en: "How it is counted: {name}" },
  last: { ru: "Последние звонки", en: "Last calls" },
  allCalls: { ru: "Все звонки периода", en: "All calls of the period" },
  empty: { ru: "За этот период звонков нет", en: "No calls in this period" },
  emptyHelp: {
    ru: "Возьмите период длиннее или начните первый звонок.",
    en: "Take a longer period, or start the first call.",
  },
});
