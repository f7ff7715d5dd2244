import type { Language } from "../../people/language";

type Key =
  | "hello"
  | "askMoment"
  | "askInterest"
  | "offerMessage"
  | "pleased"
  | "clarify"
  | "askTime"
  | "answerPrice"
  | "answerWhat"
  | "answerWho"
  | "farewellAgreed"
  | "farewellRefusal"
  | "farewellNever"
  | "farewellWrongNumber"
  | "farewellCallback"
  | "farewellLater"
  | "bye";

/** What the stand-in model says of its own accord. `{time}` is the time the callee named. */
export const MODEL_PHRASES: Record<Language, Record<Key, readonly string[]>> = {
  ru: {
    hello: ["Здравствуйте!", "Добрый день!"],
    askMoment: ["Вам удобно говорить?", "Найдётся у вас минута?"],
    askInterest: [
      "Скажите, вам было бы интересно узнать об этом подробнее?",
      "Было бы вам это интересно?",
    ],
    offerMessage: [
      "Давайте я отправлю вам все подробности сообщением, хорошо?",
      "Могу прислать информацию на этот номер. Подойдёт?",
    ],
    pleased: ["Отлично.", "Замечательно.", "Рад это слышать."],
    clarify: ["Понимаю вас.", "Скажу проще."],
    askTime: [
      "Понял вас. Когда вам удобно, чтобы мы перезвонили?",
      "Хорошо. В какое время вам позвонить?",
    ],
    answerPrice: [
      "Цена зависит от того, что вам подойдёт, точный расчёт я пришлю в сообщении.",
      "Стоимость рассчитаем под вас, это ни к чему не обязывает.",
    ],
    answerWhat: [
      "Коротко: мы подбираем решение под вас и помогаем на каждом шаге.",
      "Если в двух словах, мы берём всё на себя, а вы получаете готовый результат.",
    ],
    answerWho: [
      "Я голосовой помощник компании, звоню по вашей заявке.",
      "Меня зовут Ева, я виртуальный помощник.",
    ],
    farewellAgreed: [
      "Договорились, отправлю вам сообщение. Спасибо за разговор, до свидания!",
      "Отлично, жду вас. Спасибо и до свидания!",
    ],
    farewellRefusal: [
      "Понимаю, спасибо, что уделили время. До свидания!",
      "Хорошо, не буду настаивать. Всего доброго!",
    ],
    farewellNever: [
      "Приношу извинения за беспокойство. Больше мы вам звонить не будем. До свидания!",
    ],
    farewellWrongNumber: ["Извините, я ошибся номером. Всего доброго!"],
    farewellCallback: [
      "Хорошо, перезвоним вам {time}. До свидания!",
      "Записал: {time}. Спасибо, до связи!",
    ],
    farewellLater: ["Тогда свяжемся с вами позже. Всего доброго, до свидания!"],
    bye: ["Всего доброго, до свидания!", "До свидания!"],
  },
  uz: {
    hello: ["Assalomu alaykum!", "Salom!"],
    askMoment: ["Gaplashish uchun vaqtingiz bormi?", "Bir daqiqa vaqtingiz bormi?"],
    askInterest: [
      "Ayting-chi, bu haqda batafsil bilish sizga qiziqmi?",
      "Bu taklif sizni qiziqtiradimi?",
    ],
    offerMessage: [
      "Hamma ma'lumotni sizga xabar qilib yuboraymi?",
      "Tafsilotlarni shu raqamga yuborsam bo'ladimi?",
    ],
    pleased: ["Ajoyib.", "Juda yaxshi.", "Xursandman."],
    clarify: ["Tushundim.", "Oddiyroq qilib aytaman."],
    askTime: [
      "Tushundim. Qachon qayta qo'ng'iroq qilsak qulay bo'ladi?",
      "Yaxshi. Soat nechada qo'ng'iroq qilaylik?",
    ],
    answerPrice: [
      "Narxi tanlovingizga bog'liq, aniq hisobni xabarda yuboraman.",
      "Narxni siz uchun hisoblab beramiz, bu hech narsaga majbur qilmaydi.",
    ],
    answerWhat: [
      "Qisqasi, biz sizga mos yechim tanlaymiz va har qadamda yordam beramiz.",
      "Ikki og'iz so'z bilan aytsam, hamma ishni o'zimiz qilamiz.",
    ],
    answerWho: [
      "Men kompaniyaning ovozli yordamchisiman, arizangiz bo'yicha qo'ng'iroq qilyapman.",
      "Ismim Eva, men virtual yordamchiman.",
    ],
    farewellAgreed: [
      "Kelishdik, sizga xabar yuboraman. Suhbat uchun rahmat, xayr!",
      "Ajoyib, sizni kutamiz. Rahmat, xayr!",
    ],
    farewellRefusal: [
      "Tushunaman, vaqt ajratganingiz uchun rahmat. Xayr, sog' bo'ling!",
      "Mayli, bezovta qilmayman. Sog' bo'ling!",
    ],
    farewellNever: ["Bezovta qilganimiz uchun uzr. Sizga boshqa qo'ng'iroq qilmaymiz. Xayr!"],
    farewellWrongNumber: ["Kechirasiz, raqamda adashibman. Sog' bo'ling!"],
    farewellCallback: [
      "Yaxshi, {time} qo'ng'iroq qilamiz. Xayr!",
      "Yozib oldim: {time}. Rahmat, ko'rishguncha!",
    ],
    farewellLater: ["Unda keyinroq bog'lanamiz. Sog' bo'ling, xayr!"],
    bye: ["Sog' bo'ling, xayr!", "Xayr!"],
  },
  tg: {
    hello: ["Ассалому алайкум!", "Салом!"],
    askMoment: ["Барои гуфтугӯ вақт доред?", "Як дақиқа вақт доред?"],
    askInterest: [
      "Бигӯед, оё донистани тафсилот ба шумо ҷолиб аст?",
      "Ин пешниҳод ба шумо ҷолиб мебуд?",
    ],
    offerMessage: [
      "Биёед, ҳамаи тафсилотро бо паём фиристам, хуб?",
      "Метавонам маълумотро ба ҳамин рақам фиристам. Мешавад?",
    ],
    pleased: ["Олӣ.", "Хеле хуб.", "Хурсандам."],
    clarify: ["Фаҳмидам.", "Соддатар мегӯям."],
    askTime: ["Фаҳмидам. Кай занг занем, ки ба шумо қулай бошад?", "Хуб. Соати чанд занг занем?"],
    answerPrice: [
      "Нарх аз интихоби шумо вобаста аст, ҳисоби дақиқро бо паём мефиристам.",
      "Нархро барои шумо ҳисоб мекунем, ин ба чизе вазифадор намекунад.",
    ],
    answerWhat: [
      "Кӯтоҳ гӯям: мо ҳалли мувофиқро интихоб мекунем ва дар ҳар қадам ёрӣ медиҳем.",
      "Ба ду калима: ҳамаи корро мо мекунем.",
    ],
    answerWho: [
      "Ман ёвари овозии ширкат ҳастам, аз рӯи дархости шумо занг мезанам.",
      "Номам Ева, ман ёвари виртуалӣ ҳастам.",
    ],
    farewellAgreed: [
      "Розӣ шудем, ба шумо паём мефиристам. Барои суҳбат раҳмат, хайр!",
      "Олӣ, шуморо интизорем. Раҳмат, хайр!",
    ],
    farewellRefusal: [
      "Мефаҳмам, барои вақтатон раҳмат. Хайр, саломат бошед!",
      "Хуб, дигар исрор намекунам. Саломат бошед!",
    ],
    farewellNever: ["Барои ташвиш бубахшед. Дигар ба шумо занг намезанем. Хайр!"],
    farewellWrongNumber: ["Бубахшед, рақамро хато кардам. Саломат бошед!"],
    farewellCallback: [
      "Хуб, {time} занг мезанем. Хайр!",
      "Навишта гирифтам: {time}. Раҳмат, то дидан!",
    ],
    farewellLater: ["Пас баъдтар тамос мегирем. Саломат бошед, хайр!"],
    bye: ["Саломат бошед, хайр!", "Хайр!"],
  },
  en: {
    hello: ["Hello!", "Good afternoon!"],
    askMoment: ["Is this a good time to talk?", "Do you have a minute?"],
    askInterest: [
      "Would you be interested in hearing more about it?",
      "Is that something that could interest you?",
    ],
    offerMessage: [
      "Shall I send you all the details in a message?",
      "I can text the information to this number. Would that work?",
    ],
    pleased: ["Great.", "Wonderful.", "Glad to hear it."],
    clarify: ["I understand.", "Let me put it simply."],
    askTime: [
      "I see. When would be a good time to call you back?",
      "No problem. What time should we call?",
    ],
    answerPrice: [
      "The price depends on what suits you, I will put an exact quote in the message.",
      "We work the price out for you, with no obligation.",
    ],
    answerWhat: [
      "In short, we find what fits you and help at every step.",
      "In two words, we take care of everything for you.",
    ],
    answerWho: [
      "I am the company's voice assistant, calling about your request.",
      "My name is Eva, I am a virtual assistant.",
    ],
    farewellAgreed: [
      "Agreed, I will send you the message. Thank you for your time, goodbye!",
      "Great, we look forward to it. Thank you and goodbye!",
    ],
    farewellRefusal: [
      "I understand, thank you for your time. Goodbye!",
      "All right, I won't insist. Have a good day!",
    ],
    farewellNever: ["I am sorry to have bothered you. We will not call you again. Goodbye!"],
    farewellWrongNumber: ["Sorry, I have the wrong number. Have a good day!"],
    farewellCallback: [
      "Fine, we will call you {time}. Goodbye!",
      "I have noted it: {time}. Thank you, talk to you then!",
    ],
    farewellLater: ["Then we will get in touch later. Have a good day, goodbye!"],
    bye: ["Have a good day, goodbye!", "Goodbye!"],
  },
};
