import type { CallSettings } from "@/voxengine/contract";
import type { OpeningLanguage } from "../ports";

/** What the scenario says by itself: at the end, when the voice side fails, when it heard nothing. */
export const PHRASES: Record<OpeningLanguage, CallSettings["phrases"]> = {
  ru: {
    goodbye: "Спасибо, что уделили время. Всего доброго!",
    apology: "Извините, у нас технические неполадки. Мы перезвоним вам позже. До свидания.",
    not_heard: "Извините, я вас не слышу. Вы на линии?",
  },
  uz: {
    goodbye: "Vaqt ajratganingiz uchun rahmat. Xayr, salomat bo'ling!",
    apology:
      "Kechirasiz, bizda texnik nosozlik yuz berdi. Keyinroq qayta qo'ng'iroq qilamiz. Xayr.",
    not_heard: "Kechirasiz, sizni eshitmayapman. Aloqadamisiz?",
  },
  tj: {
    goodbye: "Ташаккур барои вақтатон. Хайр, саломат бошед!",
    apology: "Бубахшед, дар мо нуқсони техникӣ рӯй дод. Баъдтар ба шумо занг мезанем. Хайр.",
    not_heard: "Бубахшед, ман шуморо намешунавам. Шумо дар хат ҳастед?",
  },
  en: {
    goodbye: "Thank you for your time. Goodbye!",
    apology: "I am sorry, we have a technical problem. We will call you back later. Goodbye.",
    not_heard: "Sorry, I cannot hear you. Are you still there?",
  },
};
