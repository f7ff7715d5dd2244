import type { OpeningLanguage } from "@/lib/telephony/ports";

/** For callers that give no greeting (the seed doors do not have to). */
export const DEFAULT_GREETING: Record<OpeningLanguage, string> = {
  ru: "Здравствуйте! Это голосовой помощник компании HALO. Вам удобно сейчас говорить?",
  uz: "Assalomu alaykum! Men HALO kompaniyasining ovozli yordamchisiman. Hozir gaplashsak bo'ladimi?",
  tj: "Салом! Ман ёрдамчии овозии ширкати HALO ҳастам. Ҳоло гап задан мумкин аст?",
  en: "Hello! This is the voice assistant of HALO. Is it a good moment to talk?",
};

/** What the scripted engine asks when nobody typed instructions. */
export const DEFAULT_QUESTIONS: Record<OpeningLanguage, string[]> = {
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
