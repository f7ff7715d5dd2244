import type { SpokenTurn } from "../schema";
import { comparable } from "./clean-text";

/** Not "never", only "not then": a request about the hour is no request to be left alone. */
const ONLY_THEN =
  /(?:сегодня|завтра|сейчас|утром|вечером|ночью|днем|по утрам|по вечерам|в обед|до \d|после \d|до обеда|после обеда|пока|раньше|позже|bugun|ertaga|hozir|kechqurun|ertalab|soat|имруз|имрӯз|пагоҳ|ҳозир|бегоҳ|саҳар|соати|today|tomorrow|now|right now|before|after|until|at night|in the morning|in the evening|on weekends|this week|at work)/u;

/** Phrases begin where a word begins: "мне интересно" holds no "не". */
const phrases = (...list: RegExp[]) =>
  list.map((phrase) => new RegExp(`(?<![\\p{L}'])(?:${phrase.source})`, "u"));

/** "Leave me alone for good", in the words people use. Matched against callee's turns after `comparable`. */
const FOR_GOOD = phrases(
  // ru
  /(?:больше|никогда|вообще)(?: \S+){0,3} не (?:звоните|звони|звонить|набирайте|беспокойте|беспокоить|тревожьте)(?!\p{L})/u,
  /не (?:звоните|звони|звонить|набирайте|беспокойте|тревожьте)(?!\p{L})(?: \S+){0,3} (?:больше|никогда|вообще)/u,
  /(?:прекратите|хватит|перестаньте|кончайте)(?: \S+){0,2} (?:звонить|названивать|беспокоить)/u,
  /(?:удалите|уберите|вычеркните|исключите|сотрите|удали|убери)(?: \S+){0,4} (?:номер|телефон|из базы|из списка|из рассылки|контакт)/u,
  /(?:внесите|занесите|добавьте)(?: \S+){0,4} (?:в черный список|в стоп лист|в стоп-лист)/u,
  /запрещаю(?: \S+){0,3} звонить/u,
  /отзываю(?: \S+){0,2} согласие/u,
  /(?:забудьте|забыли|забудь)(?: \S+){0,2} (?:номер|раз и навсегда)/u,
  // uz, Latin and Cyrillic
  /(?:boshqa|ikkinchi|endi|hech qachon|qayta)(?: \S+){0,4} (?:qo'ng'iroq qilma|telefon qilma|qilmang|bezovta qilma)/u,
  /(?:qo'ng'iroq|telefon) qilmang\S*(?: \S+){0,2} (?:boshqa|endi|hech qachon)/u,
  /(?:raqamimni|nomerimni|raqamni|meni)(?: \S+){0,4} (?:o'chir|olib tashla|chiqarib tashla)/u,
  /(?:o'chirib tashla|o'chiring|olib tashla)\S*(?: \S+){0,3} (?:raqam|nomer)/u,
  /(?:бошқа|иккинчи|энди|ҳеч қачон|қайта)(?: \S+){0,4} (?:қўнғироқ қилма|телефон қилма|безовта қилма)/u,
  /(?:рақамимни|номеримни)(?: \S+){0,4} (?:ўчир|олиб ташла)/u,
  // tg
  /(?:дигар|ҳеҷ гоҳ|ҳеч гоҳ)(?: \S+){0,5} (?:занг назан|занг накун|телефон накун|безобита накун|ташвиш надиҳ)/u,
  /(?:занг назанед|занг назан|занг назанетон)(?: \S+){0,3} (?:дигар|ҳеҷ гоҳ)/u,
  /(?:рақами?\S*|номери?\S*)(?: \S+){0,4} (?:нест кунед|тоза кунед|хат занед|гиред аз|удалит кунед)/u,
  // en
  /(?:do not|don't|dont|never|not to) (?:ever )?(?:call|ring|phone|contact|bother) (?:me|us|this number|here|my number)?(?: \S+){0,2} ?(?:again|anymore|any more|ever)/u,
  /never (?:call|ring|phone|contact) /u,
  /stop (?:calling|ringing|phoning|contacting|bothering)/u,
  /(?:(?:take|get) (?:me|us|my number|my name|this number)(?: \S+){0,2} off|(?:remove|delete) (?:me|us|my number|my name|this number)(?: \S+){0,3} from)/u,
  /(?:delete|remove|erase) my (?:number|phone|contact|details)/u,
  /(?:on|to) (?:the|your) do[ -]not[ -]call/u,
  /no (?:further|more) (?:contact|calls)/u,
  /my (?:details|number|data|contact) (?:deleted|removed|erased)/u,
);

/** Without "again" or "ever": counts unless an hour is named. */
const PLAIN = phrases(
  /(?:просил|просила|просили|говорил|говорила)(?: \S+){0,3} не звонить/u,
  /не (?:звоните|звони|надо звонить|нужно звонить)(?!\p{L})(?: мне| сюда| нам| по этому номеру)?/u,
  /(?:qo'ng'iroq|telefon) qilmang/u,
  /(?:қўнғироқ|телефон) қилманг/u,
  /занг назан(?:ед)?/u,
  /(?:do not|don't|dont) (?:call|ring|phone|contact) (?:me|us|this number|here)/u,
);

/** A no to the offer itself. */
const NO_THANKS = phrases(
  /не(?: (?!против)\S+)? (?:интересует|интересно|нужно|нужен|нужна|нужны|надо|хочу|хотим|буду)/u,
  /(?:спасибо|благодарю) не (?:надо|нужно)/u,
  /(?:kerak|qiziq|qiziqtirmay\S*) (?:emas|emasman)|kerakmas|qiziqmayman|xohlamayman|hojati yo'q/u,
  /керак эмас|қизиқ эмас|хоҳламайман/u,
  /(?:лозим|даркор|шавқовар|ҷолиб) (?:не|нест)(?!\p{L})|намехоҳам|намехохам|намехоҳем|лозим нест/u,
  /(?:not|\S*n't)(?: \S+){0,2} interested|no thank(?:s| you)|don't (?:want|need)|do not (?:want|need)|i'll pass|not for (?:me|us)/u,
);

const matches = (list: readonly RegExp[], text: string) => list.some((phrase) => phrase.test(text));

/** Whether the person asked never to be called again. Looks at the callee's words only. */
export function asksNotToBeCalled(turns: readonly SpokenTurn[]): boolean {
  return calleeSentences(turns).some((sentence) => {
    if (matches(FOR_GOOD, sentence)) return true;
    return matches(PLAIN, sentence) && !ONLY_THEN.test(sentence);
  });
}

/** Whether the person's last words that are more than a goodbye say no to the offer. */
export function endsWithRefusal(turns: readonly SpokenTurn[]): boolean {
  const said = turns
    .filter((turn) => turn.speaker === "callee")
    .map((turn) => comparable(turn.text));
  const last = said.findLast((text) => matches(NO_THANKS, text) || text.split(" ").length > 3);
  return last !== undefined && matches(NO_THANKS, last);
}

function calleeSentences(turns: readonly SpokenTurn[]): string[] {
  return turns
    .filter((turn) => turn.speaker === "callee")
    .flatMap((turn) => comparable(turn.text).split(/(?<=[.!?]) /u));
}
