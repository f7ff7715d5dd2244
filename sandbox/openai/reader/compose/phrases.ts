import type { Language } from "../fold";

/** Sentences of summary, follow-up and tasks; `{topic}`, `{words}` and `{time}` are filled in. */
export type Phrases = {
  topic: string;
  said: string;
  outcome: Record<
    | "interested"
    | "callback"
    | "callbackAt"
    | "not_interested"
    | "wrong_number"
    | "do_not_call"
    | "voicemail"
    | "unclear",
    string
  >;
  interest: Record<"high" | "medium" | "low" | "none", string>;
  followUp: Record<"interested" | "callback" | "callbackAt", string>;
  manager: string;
  task: Record<"send" | "contact" | "call" | "ban" | "check", string>;
};

export const PHRASES: Record<Language, Phrases> = {
  ru: {
    topic: "Речь шла о предложении: «{topic}»",
    said: "Клиент сказал: «{words}».",
    outcome: {
      interested: "Предложение заинтересовало, клиент готов продолжить.",
      callback: "Говорить не смог, просит перезвонить.",
      callbackAt: "Просит перезвонить {time}.",
      not_interested: "От предложения отказался.",
      wrong_number: "Ошиблись номером: это другой человек.",
      do_not_call: "Просит больше не звонить.",
      voicemail: "Ответил автоответчик, разговора не было.",
      unclear: "К решению не пришли.",
    },
    interest: {
      high: "Готов продолжить: «{words}»",
      medium: "Не отказывается, но просит другое время: «{words}»",
      low: "Интереса нет: «{words}»",
      none: "Интерес не выяснен",
    },
    followUp: {
      interested:
        "Здравствуйте! Спасибо за разговор. Вы согласились продолжить, подробности пришлём и будем на связи.",
      callback: "Здравствуйте! Мы звонили вам в неудобное время. Перезвоним позже, как вы просили.",
      callbackAt: "Здравствуйте! Как договорились, перезвоним вам {time}.",
    },
    manager: "Менеджер",
    task: {
      send: "Отправить клиенту обещанные подробности",
      contact: "Связаться с клиентом и договориться о следующем шаге",
      call: "Перезвонить клиенту",
      ban: "Больше не звонить на этот номер",
      check: "Проверить номер клиента",
    },
  },
  en: {
    topic: "The call was about: “{topic}”",
    said: "The customer said: “{words}”.",
    outcome: {
      interested: "The customer is interested and ready to go on.",
      callback: "Could not talk and asked to be called later.",
      callbackAt: "Asked to be called back {time}.",
      not_interested: "The offer was declined.",
      wrong_number: "The number belongs to somebody else.",
      do_not_call: "Asked not to be called again.",
      voicemail: "An answering machine took the call; nobody was spoken to.",
      unclear: "No decision was reached.",
    },
    interest: {
      high: "Ready to go on: “{words}”",
      medium: "Open, but at another time: “{words}”",
      low: "Not interested: “{words}”",
      none: "Interest not established",
    },
    followUp: {
      interested:
        "Hello! Thank you for your time. As agreed, we will send you the details and stay in touch.",
      callback: "Hello! We called at a bad moment. We will try again later, as you asked.",
      callbackAt: "Hello! As agreed, we will call you back {time}.",
    },
    manager: "Manager",
    task: {
      send: "Send the customer the promised details",
      contact: "Contact the customer and agree on the next step",
      call: "Call the customer back",
      ban: "Do not call this number again",
      check: "Check the customer's number",
    },
  },
  uz: {
    topic: "Suhbat shu taklif haqida bo'ldi: «{topic}»",
    said: "Mijoz shunday dedi: «{words}».",
    outcome: {
      interested: "Mijoz taklifga qiziqdi va davom etishga tayyor.",
      callback: "Gaplasha olmadi, keyinroq qo'ng'iroq qilishni so'radi.",
      callbackAt: "{time} qayta qo'ng'iroq qilishni so'radi.",
      not_interested: "Mijoz taklifni rad etdi.",
      wrong_number: "Raqam boshqa odamniki ekan.",
      do_not_call: "Boshqa qo'ng'iroq qilmaslikni so'radi.",
      voicemail: "Avtojavob bergich javob berdi, suhbat bo'lmadi.",
      unclear: "Aniq qarorga kelinmadi.",
    },
    interest: {
      high: "Davom etishga tayyor: «{words}»",
      medium: "Rad etmadi, boshqa vaqtni so'radi: «{words}»",
      low: "Qiziqish yo'q: «{words}»",
      none: "Qiziqishi aniqlanmadi",
    },
    followUp: {
      interested:
        "Assalomu alaykum! Suhbat uchun rahmat. Kelishganimizdek, tafsilotlarni yuboramiz va aloqada bo'lamiz.",
      callback:
        "Assalomu alaykum! Noqulay vaqtda bezovta qilibmiz. So'raganingizdek, keyinroq qo'ng'iroq qilamiz.",
      callbackAt: "Assalomu alaykum! Kelishganimizdek, sizga {time} qo'ng'iroq qilamiz.",
    },
    manager: "Menejer",
    task: {
      send: "Mijozga va'da qilingan ma'lumotni yuborish",
      contact: "Mijoz bilan bog'lanib, keyingi qadamni kelishish",
      call: "Mijozga qayta qo'ng'iroq qilish",
      ban: "Bu raqamga boshqa qo'ng'iroq qilmaslik",
      check: "Mijoz raqamini tekshirish",
    },
  },
  tg: {
    topic: "Суҳбат дар бораи ин пешниҳод буд: «{topic}»",
    said: "Муштарӣ гуфт: «{words}».",
    outcome: {
      interested: "Муштарӣ шавқманд аст ва омода аст идома диҳад.",
      callback: "Гап зада натавонист, хоҳиш кард дертар занг занем.",
      callbackAt: "Хоҳиш кард {time} занг занем.",
      not_interested: "Муштарӣ пешниҳодро рад кард.",
      wrong_number: "Рақам аз они каси дигар будааст.",
      do_not_call: "Хоҳиш кард дигар занг назанем.",
      voicemail: "Автоҷавобдиҳанда ҷавоб дод, суҳбат нашуд.",
      unclear: "Ба қарори аниқ наомадем.",
    },
    interest: {
      high: "Омода аст идома диҳад: «{words}»",
      medium: "Рад накард, вақти дигар хост: «{words}»",
      low: "Шавқ надорад: «{words}»",
      none: "Шавқаш маълум нашуд",
    },
    followUp: {
      interested:
        "Ассалому алайкум! Барои суҳбат ташаккур. Тавре мувофиқа кардем, тафсилотро мефиристем ва дар тамос мешавем.",
      callback:
        "Ассалому алайкум! Мо дар вақти ноқулай занг задем. Чунон ки хоҳиш кардед, дертар занг мезанем.",
      callbackAt: "Ассалому алайкум! Тавре мувофиқа кардем, ба шумо {time} занг мезанем.",
    },
    manager: "Менеҷер",
    task: {
      send: "Ба муштарӣ маълумоти ваъдашударо фиристодан",
      contact: "Бо муштарӣ тамос гирифта, қадами навбатиро мувофиқа кардан",
      call: "Ба муштарӣ дубора занг задан",
      ban: "Ба ин рақам дигар занг назадан",
      check: "Рақами муштариро санҷидан",
    },
  },
};
