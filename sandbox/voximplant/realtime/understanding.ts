/** What a sentence of the callee means to a model that leads a sales call. */
export type Meaning =
  | { intent: "never" | "wrong_number" | "machine" | "refusal" | "bye" }
  | { intent: "call_back"; time: string | null }
  | { intent: "question"; about: "answerPrice" | "answerWhat" | "answerWho" }
  | { intent: "agreement" | "greeting" | "not_heard" | "unclear" };

const NEVER =
  /больше (мне |сюда |нам )?(никогда )?не (звоните|звони)|не звоните (мне |сюда )?больше|никогда (мне |сюда )?не звоните|удалите (мой|этот) номер|уберите (мой|меня)|вычеркните|boshqa (menga )?(qo.?ng.?iroq qil|telefon qil)|raqamimni (o.?chir|ro.?yxatdan)|дигар (ба ман )?занг (назан|нак)|рақам(ам|и ман)ро (нест|хориҷ|пок)|never call|(don't|do not|stop) (ever )?call(ing)? (me|here|this)|take me off|remove (me|my number)/i;
const WRONG_NUMBER =
  /ошиблись (номером)?|не туда попали|нет таких|такой (здесь|тут) не|wrong number|no one (here )?by that name|noto.?g.?ri (raqam|joy)|adashdingiz|adashib|bunday odam yo.?q|хато (занг|рақам)|рақамро хато|ин ҷо чунин (кас|одам)/i;
const MACHINE =
  /(оставьте|оставить) (ваше |своё |свое )?сообщение|после (звукового )?сигнала|автоответчик|абонент (не|временно)|leave (a|your) (message|name)|after the (tone|beep)|reached the voice ?mail|xabar(ingizni)? qoldiring|signaldan (so.?ng|keyin)|паём(и худро|атонро)? (гузоред|боқӣ)|пас аз (садо|сигнал)/i;
const CALL_BACK =
  /перезвон|позвоните (мне )?(завтра|позже|потом|вечером|утром|через|после|в )|наберите (меня )?(завтра|позже|через|после)|давайте (завтра|позже)|сейчас (не могу|неудобно|занят|за рул)|call (me )?back|call (me )?(later|tomorrow|again|in |at |after)|(busy|driving|in a meeting)|bad time|qayta (qo.?ng.?iroq|telefon)|keyinroq|ertaga (qo.?ng|telefon|soat)|hozir (band|gaplasha)|занг занед|баъдтар|пагоҳ (занг|соат)|фардо (занг|соат)|дубора занг|ҳозир (банд|вақт надор|гап зада)/i;
const REFUSAL =
  /(?<![а-яё])(не интересн|не надо|не нужно|не хочу|не буду)|неинтересн|нет[, ]+спасибо|откаж|не актуальн|обойд|not interested|no[, ]+thank|don't (need|want)|not (now|for me)|i'll pass|kerak emas|qiziq emas|qiziqmayman|xohlamayman|yo.?q,? rahmat|ба ман лозим нест|даркор нест|шавқ надор|намехоҳам|не,? раҳмат|лозим нест/i;
const NOT_HEARD =
  /не слыш|плохо слышно|повторите|не расслыш|что вы сказали|can't hear|didn't catch|say (that|it) again|repeat|eshitilma|eshitmay|takrorla|намешунав|такрор кунед|нашунид/i;
const PRICE =
  /сколько (это )?(стоит|будет|обойд)|какая цена|по цене|цена|дорого|how much|price|cost|expensive|qancha turadi|narx|qimmat|чанд пул|нарх|қимат/i;
const WHO =
  /кто (это|вы|говорит)|вы (кто|робот|человек|бот)|робот|откуда (у вас )?(мой )?номер|who('s| is| are)|are you (a )?(robot|human|real|bot)|kimsiz|kim bu|robotmisiz|робот ҳастед|шумо кӣ|кӣ ҳастед/i;
const WHAT =
  /что (это|за|именно|вы предлагаете)|расскажите|подробнее|а как|каким образом|в ч[её]м|what (is|exactly|do you|are you)|tell me|how does|details|nima (bu|haqida|taklif)|batafsil|qanday|чӣ (аст|хел|пешниҳод)|муфассал|чӣ тавр/i;
const AGREEMENT =
  /интересно|хочу|давайте|конечно|хорошо|согласен|согласна|подходит|присылайте|отправляйте|пишите|записывайте|да[,.! ]|да$|ага|ладно|sure|yes|yeah|okay|ok[,.! ]|sounds good|interested|go ahead|please do|send (it|me)|qiziq|mayli|xo.?p|albatta|yuboring|roziman|ha[,.! ]|ha$|бале|хуб|майлаш|албатта|фиристед|розӣ|шавқ дор|ҷолиб/i;
const BYE =
  /до свидания|всего (доброго|хорошего)|пока[.! ]|пока$|до связи|goodbye|bye|take care|xayr|ko.?rishguncha|sog.? bo.?ling|хайр|то дидан|саломат бош/i;
const GREETING =
  /^[^\p{L}]*(алло|ал[её]|да,? (алло|слушаю)|слушаю|здравствуйте|привет|добрый|hello|hi|good (morning|afternoon|evening)|allo|labbay|eshitaman|assalom|salom|салом|ассалом|лаббай|гӯш мекунам)/iu;
const TIMES =
  /(завтра|послезавтра|сегодня|в понедельник|во вторник|в среду|в четверг|в пятницу|в субботу|через (час|полчаса|два часа|неделю|\d+ (минут|час[а-я]*)))?([ ,]*(утром|днем|днём|вечером|после обеда))?([ ,]*(в|около|после|часов в) (\d{1,2}([:.]\d\d)?|[а-я]+)( час[а-я]*)?( дня| утра| вечера)?)?/i;
const TIME_WORDS =
  /завтра|послезавтра|сегодня|понедельник|вторник|среду|четверг|пятниц|субботу|через \S+|вечером|утром|после обеда|\d{1,2}[:.]?\d{0,2}|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|in (an|\d+|one|two) (hour|minute)|at \w+|evening|ertaga|bugun|kechqurun|soat|dushanba|juma|пагоҳ|фардо|имрӯз|бегоҳ|соати|якшанбе|душанбе/i;

const UNDECIDED =
  /может быть|надо подумать|подумаю|не знаю|сложно сказать|не готов|maybe|hard to say|i don't know|think about it|not ready|balki|o['‘’ʻʼ]?ylab|bilmadim|qiyin|tayyor emas|шояд|бояд фикр|намедонам|душвор|тайёр нест/i;

/** The words of a sentence that name a time, as far as they can be repeated back. */
function timeIn(text: string): string | null {
  if (!TIME_WORDS.test(text)) return null;
  const russian = TIMES.exec(text.slice(Math.max(0, text.search(TIME_WORDS))));
  const found =
    /(tomorrow|tonight|on \w+day|in (an|\d+|one|two) (hours?|minutes?)|this evening)?( ?(morning|afternoon|evening))?( ?at (\d{1,2}([:.]\d\d)?|\w+)( ?(am|pm|a\.m\.|p\.m\.|o'clock))?)?/i.exec(
      text.slice(
        Math.max(0, text.search(/tomorrow|tonight|on \w+day|in (an|\d|one|two)|this evening|at /i)),
      ),
    );
  const uzbek =
    /(bir|ikki|\d+) soatdan keyin|((ertaga|bugun|indinga|kechqurun|dushanba kuni|juma kuni)( kechqurun| ertalab)?)?( ?soat [\w:'‘ʻ]+( ?(da|ga|larda))?| \S+dan keyin)?/i.exec(
      text.slice(
        Math.max(
          0,
          text.search(/(bir|ikki|\d+) soatdan|ertaga|bugun|indinga|kechqurun|dushanba|juma|soat/i),
        ),
      ),
    );
  const tajik =
    /((пагоҳ|фардо|имрӯз|бегоҳӣ)( бегоҳӣ| саҳарӣ)?)?( ?(баъди )?(як )?соати? [\p{L}\d:]+)?/iu.exec(
      text.slice(Math.max(0, text.search(/пагоҳ|фардо|имрӯз|бегоҳӣ|баъди|соати/i))),
    );
  const all = [russian, found, uzbek, tajik].map((match) => (match?.[0] ?? "").trim());
  const longest = all.sort((a, b) => b.length - a.length)[0] ?? "";
  return longest.length >= 4 ? longest : null;
}

/** @param text one stretch of the callee's speech, in any of the four languages */
export function understand(text: string): Meaning {
  if (NEVER.test(text)) return { intent: "never" };
  if (WRONG_NUMBER.test(text)) return { intent: "wrong_number" };
  if (MACHINE.test(text)) return { intent: "machine" };
  if (REFUSAL.test(text)) return { intent: "refusal" };
  if (CALL_BACK.test(text)) return { intent: "call_back", time: timeIn(text) };
  if (NOT_HEARD.test(text)) return { intent: "not_heard" };
  if (WHO.test(text)) return { intent: "question", about: "answerWho" };
  if (PRICE.test(text)) return { intent: "question", about: "answerPrice" };
  if (text.includes("?") && WHAT.test(text)) return { intent: "question", about: "answerWhat" };
  if (BYE.test(text)) return { intent: "bye" };
  if (GREETING.test(text) && text.length < 40) return { intent: "greeting" };
  if (UNDECIDED.test(text) && !/интересно|interested|qiziq|ҷолиб/i.test(text)) {
    return { intent: "unclear" };
  }
  if (AGREEMENT.test(text)) return { intent: "agreement" };
  if (WHAT.test(text)) return { intent: "question", about: "answerWhat" };
  return { intent: "unclear" };
}
