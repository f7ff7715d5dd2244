import type { CallLanguage } from "@/db/enums";

const BY_COUNTRY: Record<string, "ru" | "uz" | "tj"> = { UZ: "uz", TJ: "tj", RU: "ru", KZ: "ru", KG: "ru", BY: "ru", TM: "ru", AM: "ru", AZ: "ru" };

/** The language a call opens in: as asked, or for `auto` the one of the number's country, English where it has none of ours. */
export function openingLanguage(language: CallLanguage, country: string | null): Exclude<CallLanguage, "auto"> {
  if (language !== "auto") return language;
  return (country && BY_COUNTRY[country]) || "en";
}

/** For callers that give no greeting (the seed doors do not have to). */
export const DEFAULT_GREETING: Record<Exclude<CallLanguage, "auto">, string> = {
  ru: "Здравствуйте! Это голосовой помощник компании HALO. Вам удобно сейчас говорить?",
  uz: "Assalomu alaykum! Men HALO kompaniyasining ovozli yordamchisiman. Hozir gaplashsak bo'ladimi?",
  tj: "Салом! Ман ёрдамчии овозии ширкати HALO ҳастам. Ҳоло гап задан мумкин аст?",
  en: "Hello! This is the voice assistant of HALO. Is it a good moment to talk?",
};

/** What the scripted engine asks when nobody typed instructions. */
export const DEFAULT_QUESTIONS: Record<Exclude<CallLanguage, "auto">, string[]> = {
  ru: [
    "Мы помогаем компаниям принимать и делать звонки с помощью искусственного интеллекта. Вам было бы интересно узнать подробнее?",
    "Хотите, мы пришлём вам короткое описание сообщением?",
  ],
  uz: [
    "Biz kompaniyalarga sun'iy intellekt yordamida qo'ng'iroqlarni qabul qilish va amalga oshirishda yordam beramiz. Batafsil bilish sizga qiziqmi?",
    "Qisqacha ma'lumotni xabar qilib yuboraylikmi?",
  ],
  tj: [
    "Мо ба ширкатҳо барои қабул ва анҷом додани зангҳо бо зеҳни сунъӣ кӯмак мекунем. Ба шумо муфассал донистан шавқовар аст?",
    "Мехоҳед, маълумоти мухтасарро бо паём фиристем?",
  ],
  en: [
    "We help companies answer and make calls with artificial intelligence. Would you like to hear more?",
    "Shall we send you a short description in a message?",
  ],
};
