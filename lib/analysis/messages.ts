import { defineMessages } from "@/lib/platform/i18n/define-messages";

/** The words of readings. */
export const analysisMessages = defineMessages({
  review: {
    outside_schema: {
      ru: "Модель не дала ответа, который можно прочесть",
      en: "The model gave no answer that could be read",
    },
    injected_instructions: {
      ru: "Собеседник обращался к машине, а не к вам",
      en: "The customer spoke to the machine, not to you",
    },
    refusal_in_words: {
      ru: "Модель увидела согласие, а в словах отказ",
      en: "The model saw consent where the words refuse",
    },
    no_speech: { ru: "Собеседник ничего не сказал", en: "The customer said nothing" },
    citations: {
      ru: "Вывод не опирается на слова собеседника",
      en: "The claim does not rest on the customer's words",
    },
    callback_time: {
      ru: "Время перезвона неправдоподобно",
      en: "The call-back time is implausible",
    },
    unsafe_message: {
      ru: "В тексте для клиента были ссылки, номера или суммы, он не использован",
      en: "The proposed message held links, numbers or amounts and was not used",
    },
  },
});
