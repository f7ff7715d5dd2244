import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** The words of the recording's player. */
export const recordingMessages = defineMessages({
  play: { ru: "Слушать", en: "Play" },
  pause: { ru: "Пауза", en: "Pause" },
  place: { ru: "Место в записи", en: "Place in the recording" },
  placeOf: { ru: "{at} из {length}", en: "{at} of {length}" },
  speed: { ru: "Скорость", en: "Speed" },
  times: { ru: "{rate}×", en: "{rate}×" },
  keys: {
    ru: "Пробел: слушать и пауза. ← →: 5 секунд. [ ]: скорость.",
    en: "Space plays and pauses, ← → move by 5 seconds, [ ] change the speed.",
  },
  follow: { ru: "Следить за записью", en: "Follow the recording" },
  rests: { ru: "На этом основано: {claims}", en: "Rests on this: {claims}" },
  claim: {
    outcome: { ru: "итог", en: "outcome" },
    summary: { ru: "кратко", en: "summary" },
    customer_interest: { ru: "интерес", en: "interest" },
    callback_at: { ru: "когда перезвонить", en: "call-back time" },
    action_items: { ru: "договорённости", en: "what was agreed" },
  },
  copyLink: { ru: "Скопировать ссылку", en: "Copy link" },
  copied: { ru: "Скопировано", en: "Copied" },
  latencyTitle: { ru: "Как быстро отвечал бот", en: "How fast the bot answered" },
  latencyHelp: {
    ru: "От последнего слова клиента до первого слова бота.",
    en: "From the customer's last word to the bot's first.",
  },
  latencyOf: { ru: "Реплика {no}", en: "Turn {no}" },
  costTitle: { ru: "Стоимость звонка", en: "Cost of the call" },
  total: { ru: "Всего", en: "Total" },
});
