import type { CallLanguage, Outcome, Sentiment } from "@/db/enums";

/** A talk of the demo data: bot and callee in turn, and what a reading makes of it. */
export type Dialogue = {
  language: Exclude<CallLanguage, "auto">;
  outcome: Outcome;
  sentiment: Sentiment;
  /** The bot speaks first. */
  lines: string[];
  summary: string;
  interest: string;
  followUp: string;
  topics: string[];
  /** Turn numbers the outcome rests on. */
  evidence: number[];
};

export const DIALOGUES: readonly Dialogue[] = [
  {
    language: "ru",
    outcome: "interested",
    sentiment: "positive",
    lines: [
      "Здравствуйте! Это голосовой помощник HALO. Удобно говорить?",
      "Да, слушаю вас.",
      "Мы помогаем компаниям отвечать на звонки без очереди. Вам интересно узнать подробнее?",
      "Да, у нас как раз теряется много входящих. Сколько это стоит?",
      "Стоимость зависит от числа звонков. Пришлю расчёт сообщением, хорошо?",
      "Хорошо, присылайте, посмотрю сегодня.",
      "Спасибо за разговор, всего доброго!",
    ],
    summary: "Компания теряет входящие звонки, спросили о цене и попросили прислать расчёт.",
    interest: "Высокий: нужна обработка входящих, ждут расчёт сегодня.",
    followUp: "Спасибо за разговор! Пришлём расчёт стоимости для ваших входящих звонков сегодня.",
    topics: ["входящие звонки", "цена"],
    evidence: [4, 6],
  },
  {
    language: "ru",
    outcome: "callback",
    sentiment: "neutral",
    lines: [
      "Добрый день! Это HALO, помощник по звонкам. Есть минута?",
      "Я сейчас на совещании.",
      "Понимаю. Когда вам удобно поговорить?",
      "Давайте завтра после обеда, часа в три.",
      "Записал, позвоним завтра в три. Хорошего дня!",
    ],
    summary: "Был занят на совещании, попросил перезвонить завтра в 15:00.",
    interest: "Готов говорить завтра в 15:00.",
    followUp: "Перезвоним вам завтра в 15:00, как договорились.",
    topics: ["перезвонить"],
    evidence: [4],
  },
  {
    language: "ru",
    outcome: "not_interested",
    sentiment: "neutral",
    lines: [
      "Здравствуйте! Это помощник HALO. Вам удобно говорить?",
      "Смотря о чём.",
      "Предлагаем автоматизировать исходящие звонки. Интересно?",
      "Нет, спасибо, у нас свой отдел, ничего менять не будем.",
      "Понял, благодарю за ответ. До свидания!",
    ],
    summary: "У компании свой отдел звонков, менять ничего не планируют.",
    interest: "Нет.",
    followUp: "",
    topics: ["свой отдел"],
    evidence: [4],
  },
  {
    language: "ru",
    outcome: "do_not_call",
    sentiment: "negative",
    lines: [
      "Добрый день! Вас беспокоит помощник HALO.",
      "Откуда у вас мой номер? Больше сюда не звоните.",
      "Извините за беспокойство, мы больше не позвоним. До свидания.",
    ],
    summary: "Попросил больше не звонить.",
    interest: "Нет, просит не звонить.",
    followUp: "",
    topics: ["не звонить"],
    evidence: [2],
  },
  {
    language: "ru",
    outcome: "wrong_number",
    sentiment: "neutral",
    lines: [
      "Здравствуйте! Это HALO. Могу я поговорить с руководителем отдела продаж?",
      "Вы ошиблись номером, это частная квартира.",
      "Простите за беспокойство. Всего доброго!",
    ],
    summary: "Номер частный, к компании отношения не имеет.",
    interest: "Нет.",
    followUp: "",
    topics: ["ошибка в номере"],
    evidence: [2],
  },
  {
    language: "ru",
    outcome: "unclear",
    sentiment: "neutral",
    lines: [
      "Добрый день! Это помощник HALO. Вы меня слышите?",
      "Алло… плохо слышно…",
      "Повторю: предлагаем помощь со звонками. Вам интересно?",
      "Не слышу вас, алло…",
    ],
    summary: "Связь была плохой, ответа по существу не прозвучало.",
    interest: "Не выяснен.",
    followUp: "",
    topics: ["плохая связь"],
    evidence: [2, 4],
  },
  {
    language: "uz",
    outcome: "interested",
    sentiment: "positive",
    lines: [
      "Assalomu alaykum! Men HALO yordamchisiman. Gaplashsak bo'ladimi?",
      "Vaalaykum assalom, bo'ladi.",
      "Qo'ng'iroqlarga javob beradigan yordamchini taklif qilamiz. Sizga qiziqmi?",
      "Ha, qiziq. Do'konimizga kuniga yuztacha qo'ng'iroq keladi.",
      "Ajoyib. Batafsil ma'lumotni xabar qilib yuboraman.",
      "Mayli, yuboring, rahmat.",
    ],
    summary: "Do'konga kuniga yuztacha qo'ng'iroq keladi, yordamchi qiziqtirdi, ma'lumot so'radi.",
    interest: "Yuqori: ma'lumot kutmoqda.",
    followUp: "Rahmat! Do'koningiz uchun batafsil ma'lumotni yuboramiz.",
    topics: ["do'kon", "kiruvchi qo'ng'iroqlar"],
    evidence: [4, 6],
  },
  {
    language: "uz",
    outcome: "callback",
    sentiment: "neutral",
    lines: [
      "Assalomu alaykum! Bu HALO. Bir daqiqa vaqtingiz bormi?",
      "Hozir mashinadaman, ertaga soat o'nlarda qo'ng'iroq qiling.",
      "Xo'p, ertaga soat o'nda qo'ng'iroq qilamiz. Yaxshi yetib oling!",
    ],
    summary: "Yo'lda edi, ertaga soat 10:00 da qo'ng'iroq qilishni so'radi.",
    interest: "Ertaga soat 10:00 da gaplashadi.",
    followUp: "Ertaga soat 10:00 da qo'ng'iroq qilamiz.",
    topics: ["qayta qo'ng'iroq"],
    evidence: [2],
  },
  {
    language: "uz",
    outcome: "not_interested",
    sentiment: "neutral",
    lines: [
      "Assalomu alaykum! HALO yordamchisi bezovta qilyapti.",
      "Eshitaman.",
      "Qo'ng'iroqlarni avtomatlashtirish sizga qiziqmi?",
      "Yo'q, rahmat, bizga kerak emas.",
      "Tushunarli, xayr, salomat bo'ling!",
    ],
    summary: "Avtomatlashtirish kerak emas, deb aytdi.",
    interest: "Yo'q.",
    followUp: "",
    topics: ["kerak emas"],
    evidence: [4],
  },
  {
    language: "tj",
    outcome: "interested",
    sentiment: "positive",
    lines: [
      "Салом! Ман ёрдамчии HALO ҳастам. Гап зада метавонед?",
      "Салом, бале, гӯш мекунам.",
      "Мо ба ширкатҳо дар зангҳо кӯмак мекунем. Ба шумо шавқовар аст?",
      "Бале, шавқовар аст, маълумотро фиристед.",
      "Хуб, паём мефиристам. Рӯзи хуш!",
    ],
    summary: "Ба пешниҳод таваҷҷуҳ зоҳир кард ва маълумот хост.",
    interest: "Баланд: маълумотро интизор аст.",
    followUp: "Ташаккур! Маълумоти муфассалро мефиристем.",
    topics: ["маълумот"],
    evidence: [4],
  },
  {
    language: "en",
    outcome: "interested",
    sentiment: "positive",
    lines: [
      "Hello! This is HALO's voice assistant. Is it a good moment?",
      "Sure, go ahead.",
      "We help teams answer every call. Would you like to hear more?",
      "Yes, we miss quite a few after hours. Can you send me something?",
      "Of course, I will text you the details.",
      "Great, thanks.",
    ],
    summary: "Misses calls after hours and asked for details by text.",
    interest: "High: wants details for after-hours calls.",
    followUp: "Thanks for your time! Here are the details on answering calls after hours.",
    topics: ["after hours"],
    evidence: [4],
  },
  {
    language: "en",
    outcome: "not_interested",
    sentiment: "neutral",
    lines: [
      "Hello! This is HALO. Do you have a minute?",
      "What is it about?",
      "An assistant that makes and takes calls for you. Interested?",
      "No thanks, we are happy with what we have.",
      "Understood, have a good day!",
    ],
    summary: "Happy with the current set-up.",
    interest: "None.",
    followUp: "",
    topics: ["current set-up"],
    evidence: [4],
  },
];

/** Calls nobody talked on: SIP-like code, who ended them, how often. */
export const SILENT_ENDS: readonly {
  outcome: Outcome;
  code: number;
  by: string;
  rings: boolean;
  weight: number;
}[] = [
  { outcome: "no_answer", code: 408, by: "carrier", rings: true, weight: 12 },
  { outcome: "busy", code: 486, by: "carrier", rings: false, weight: 6 },
  { outcome: "rejected", code: 603, by: "callee", rings: true, weight: 4 },
  { outcome: "invalid_number", code: 404, by: "carrier", rings: false, weight: 2 },
  { outcome: "voicemail", code: 200, by: "voicemail", rings: true, weight: 6 },
];
