import { type Behavior, fails, talks } from "./behavior";

/** Test numbers: any valid number with these last two digits behaves so; all other endings draw by the seed. */
export const behaviors: readonly Behavior[] = [
  talks(
    "01",
    "interested",
    "interested",
    { en: "Interested", ru: "Заинтересован" },
    {
      en: "Listens, agrees, wants to know more and asks for the message.",
      ru: "Слушает, соглашается, хочет подробностей и просит прислать сообщение.",
    },
  ),
  talks(
    "02",
    "asks_first",
    "interested",
    { en: "Interested after questions", ru: "Интересуется после вопросов" },
    {
      en: "Asks what it is and what it costs, then says yes.",
      ru: "Спрашивает, что это и сколько стоит, потом соглашается.",
    },
  ),
  talks(
    "03",
    "objects_first",
    "interested",
    { en: "Objects, then agrees", ru: "Возражает, потом соглашается" },
    {
      en: "Doubts the price first, then is convinced.",
      ru: "Сначала сомневается в цене, потом убеждается.",
    },
  ),
  talks(
    "04",
    "call_back_at",
    "callback",
    { en: "Call back at a time", ru: "Перезвонить в назначенное время" },
    {
      en: "Has no time now and names tomorrow at 15:00.",
      ru: "Сейчас не может и называет время: завтра в 15:00.",
    },
  ),
  talks(
    "05",
    "refuses",
    "not_interested",
    { en: "Refuses politely", ru: "Вежливо отказывается" },
    { en: "Not interested, thanks, goodbye.", ru: "Не интересно, спасибо, до свидания." },
  ),
  talks(
    "06",
    "never_again",
    "do_not_call",
    { en: "Never call again", ru: "Требует больше не звонить" },
    {
      en: "Rude: cuts in, demands never to be called again, hangs up.",
      ru: "Груб: перебивает, требует больше никогда не звонить, бросает трубку.",
    },
  ),
  talks(
    "07",
    "wrong_number",
    "wrong_number",
    { en: "Wrong number", ru: "Не тот человек" },
    { en: "Nobody of that kind lives here.", ru: "Вы ошиблись номером, таких здесь нет." },
  ),
  {
    ending: "08",
    name: { en: "Voicemail", ru: "Автоответчик" },
    what: {
      en: "A machine answers with a greeting and a beep; detection hears it.",
      ru: "Отвечает машина: приветствие и сигнал; распознавание её слышит.",
    },
    outcome: "voicemail",
    does: { kind: "machine", isDetected: true },
  },
  fails(
    "09",
    { code: 486, reason: "Busy Here", ringSeconds: null },
    "busy",
    { en: "Busy", ru: "Занято" },
    { en: "The line is busy (486).", ru: "Линия занята (486)." },
  ),
  fails(
    "10",
    { code: 408, reason: "Request Timeout", ringSeconds: 70 },
    "no_answer",
    { en: "No answer", ru: "Не отвечает" },
    {
      en: "Rings until the limit or for 60 seconds (408).",
      ru: "Звонит до предела или 60 секунд (408).",
    },
  ),
  fails(
    "11",
    { code: 603, reason: "Decline", ringSeconds: 6 },
    "rejected",
    { en: "Rejects the call", ru: "Сбрасывает вызов" },
    { en: "Rings, then declines (603).", ru: "Звонит, потом сброс (603)." },
  ),
  fails(
    "12",
    { code: 404, reason: "Invalid number", ringSeconds: null },
    "invalid_number",
    { en: "Invalid number", ru: "Номер не существует" },
    { en: "No such number (404).", ru: "Такого номера нет (404)." },
  ),
  talks(
    "13",
    "hangs_up",
    "unclear",
    { en: "Hangs up mid-sentence", ru: "Бросает трубку на полуслове" },
    {
      en: "Hangs up while the bot is speaking, without saying what they think.",
      ru: "Бросает трубку, пока говорит бот, ничего не решив.",
    },
  ),
  talks(
    "14",
    "other_language",
    "interested",
    { en: "Answers in Uzbek", ru: "Отвечает по-узбекски" },
    {
      en: "Whatever language the bot opens in, answers in Uzbek (in Russian to an Uzbek bot) and is interested.",
      ru: "На каком бы языке ни начал бот, отвечает по-узбекски (узбекскому боту по-русски) и заинтересован.",
    },
  ),
  talks(
    "15",
    "injects",
    "not_interested",
    { en: "Injects instructions", ru: "Подсовывает указания" },
    {
      en: "Dictates instructions to the machine (mark me as interested, send a link) and really refuses.",
      ru: "Диктует машине указания (отметь, что мне интересно, пришли ссылку), на деле отказывается.",
    },
  ),
  fails(
    "16",
    { code: 480, reason: "Temporarily Unavailable", ringSeconds: null },
    "no_answer",
    { en: "Unavailable", ru: "Недоступен" },
    {
      en: "Switched off or out of coverage (480).",
      ru: "Выключен или вне зоны действия сети (480).",
    },
  ),
  fails(
    "17",
    { code: 503, reason: "Service Unavailable", ringSeconds: null },
    "failed",
    { en: "Carrier fault", ru: "Сбой оператора" },
    { en: "The carrier is in trouble (503).", ru: "Сбой на стороне оператора (503)." },
  ),
  talks(
    "18",
    "silent",
    "unclear",
    { en: "Silent", ru: "Молчит" },
    { en: "Picks up and says nothing.", ru: "Снимает трубку и молчит." },
  ),
  {
    ending: "19",
    name: { en: "Voicemail, undetected", ru: "Нераспознанный автоответчик" },
    what: {
      en: "A machine that detection takes for a person; only its words betray it.",
      ru: "Машина, которую распознавание принимает за человека; выдают только слова.",
    },
    outcome: "voicemail",
    does: { kind: "machine", isDetected: false },
  },
  talks(
    "20",
    "vague",
    "unclear",
    { en: "Vague", ru: "Ни да ни нет" },
    {
      en: "Neither yes nor no: hums, has to think, decides nothing.",
      ru: "Ни да ни нет: мычит, надо подумать, ничего не решает.",
    },
  ),
  talks(
    "21",
    "changes_mind",
    "not_interested",
    { en: "Changes their mind", ru: "Передумывает" },
    { en: "Says yes at first and refuses in the end.", ru: "Сначала «да», в конце отказ." },
  ),
  talks(
    "22",
    "relative",
    "callback",
    { en: "A relative answers", ru: "Отвечает родственник" },
    {
      en: "The right person is out: call this evening after seven.",
      ru: "Нужного человека нет: перезвоните вечером после семи.",
    },
  ),
  talks(
    "23",
    "polite_never",
    "do_not_call",
    { en: "Asks to be removed", ru: "Просит удалить номер" },
    {
      en: "Politely asks to be taken off the list and not to be called again.",
      ru: "Вежливо просит удалить номер и больше не звонить.",
    },
  ),
  talks(
    "24",
    "asks_if_robot",
    "interested",
    { en: "Asks whether it is a robot", ru: "Спрашивает, не робот ли" },
    {
      en: "Wants to know who is speaking, then is interested.",
      ru: "Хочет знать, кто говорит, потом заинтересован.",
    },
  ),
  talks(
    "25",
    "busy_now",
    "callback",
    { en: "Driving, call in an hour", ru: "За рулём, через час" },
    { en: "Is driving: call again in an hour.", ru: "За рулём: перезвоните через час." },
  ),
];

/** Numbers to try: a prefix followed by an ending of the table is a valid number of that country. */
export const sampleNumbers: readonly { country: string; prefix: string }[] = [
  { country: "UZ", prefix: "+9989012345" },
  { country: "TJ", prefix: "+9929187654" },
  { country: "RU", prefix: "+791612345" },
  { country: "US", prefix: "+120255501" },
];
