/** What the script says between its questions. Everything else comes with the settings of the call. */
type Phrases = {
  /** A call-back was asked for, no time named. */
  askTime: string;
  /** A call-back was agreed. */
  willCallBack: string;
  /** Never to be called again. */
  willNotCall: string;
  wrongNumber: string;
  /** A refusal is taken. */
  understood: string;
  /** A question the script has no answer to. */
  managerAnswers: string;
  /** All questions were answered. */
  thanks: string;
};

const ru: Phrases = {
  askTime: "Конечно, не буду отвлекать. Когда вам удобно, чтобы мы перезвонили?",
  willCallBack: "Договорились, перезвоним вам в это время.",
  willNotCall: "Понял вас, извините за беспокойство. Больше мы вам звонить не будем.",
  wrongNumber: "Извините, похоже, я ошибся номером.",
  understood: "Понимаю вас, спасибо, что сказали прямо.",
  managerAnswers: "Я голосовой помощник, на этот вопрос подробно ответит наш менеджер.",
  thanks: "Спасибо за ответы, я передам их менеджеру, и он свяжется с вами.",
};

const uz: Phrases = {
  askTime: "Albatta, sizni band qilmayman. Qachon qayta qo'ng'iroq qilsak qulay bo'ladi?",
  willCallBack: "Kelishdik, shu vaqtda qayta qo'ng'iroq qilamiz.",
  willNotCall: "Tushundim, bezovta qilganimiz uchun uzr. Sizga boshqa qo'ng'iroq qilmaymiz.",
  wrongNumber: "Kechirasiz, raqamni adashtirgan ko'rinamiz.",
  understood: "Tushundim, ochiq aytganingiz uchun rahmat.",
  managerAnswers: "Men ovozli yordamchiman, bu savolga menejerimiz batafsil javob beradi.",
  thanks: "Javoblaringiz uchun rahmat, ularni menejerga yetkazaman, u siz bilan bog'lanadi.",
};

const tg: Phrases = {
  askTime: "Албатта, вақти шуморо намегирам. Кай занг занем, ба шумо қулай аст?",
  willCallBack: "Розӣ шудем, дар ҳамин вақт ба шумо занг мезанем.",
  willNotCall: "Фаҳмидам, барои ташвиш бубахшед. Дигар ба шумо занг намезанем.",
  wrongNumber: "Бубахшед, мо рақамро хато кардаем.",
  understood: "Фаҳмидам, барои ҷавоби рӯшан ташаккур.",
  managerAnswers: "Ман ёрдамчии овозӣ ҳастам, ба ин савол менеҷери мо муфассал ҷавоб медиҳад.",
  thanks: "Барои ҷавобҳо ташаккур, ман онҳоро ба менеҷер мерасонам ва ӯ бо шумо тамос мегирад.",
};

const en: Phrases = {
  askTime: "Of course, I won't keep you. When would be a good time to call you back?",
  willCallBack: "Agreed, we will call you back then.",
  willNotCall: "Understood, sorry to have bothered you. We will not call you again.",
  wrongNumber: "I am sorry, it seems I have the wrong number.",
  understood: "I understand, thank you for telling me.",
  managerAnswers: "I am a voice assistant; our manager will answer that in detail.",
  thanks: "Thank you for your answers. I will pass them on and our manager will get in touch.",
};

/**
 * Finds the sentences of a language.
 * @param language BCP 47; anything but ru, uz and tg is spoken to in English
 */
export function phrasesFor(language: string): Phrases {
  switch (language.slice(0, 2)) {
    case "ru":
      return ru;
    case "uz":
      return uz;
    case "tg":
      return tg;
    default:
      return en;
  }
}
