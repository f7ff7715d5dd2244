/** What a callee may mean, as far as a script tells it apart. */
export type Intent =
  | "stop"
  | "wrong_number"
  | "machine"
  | "refusal"
  | "later"
  | "question"
  | "repeat"
  | "yes"
  | "no"
  | "goodbye"
  | "hello"
  | "other";

function phrases(text: string): string[] {
  return text.split(",").map((phrase) => phrase.trim());
}

/**
 * Signs of each intent, strongest first: phrases of whole words in lower case without punctuation, a trailing *
 * standing for any ending, a leading ^ for "says it first", a leading = for "says nothing else". Russian, Uzbek
 * (Latin), Tajik, English.
 */
export const signs: readonly (readonly [Intent, readonly string[]])[] = [
  [
    "stop",
    phrases(`
      больше не звон*, больше мне не звон*, не звон* больше, не звон* мне*, не звони* сюда,
      никогда не звон*, прекратите звонить, перестаньте звонить, хватит звонить,
      удалите мой номер, удалите номер, уберите мой номер, убрать мой номер,
      удалить мой номер, вычеркните меня, qo'ng'iroq qilmang*, telefon qilmang*,
      boshqa qo'ng'iroq qilma*, raqamimni o'chir*, дигар занг назан*, занг назанед,
      рақамамро нест кун*, рақами маро*, never call*, stop calling, do not call*,
      don't call*, don't ever call, remove my number, remove me, take me off`),
  ],
  [
    "wrong_number",
    phrases(`
      ошиблись номером, вы ошиблись, не туда попали, не тот номер, неправильный номер,
      номером ошиблись, здесь таких нет, таких здесь нет, нет таких, raqamni adashtir*,
      adashdingiz, xato raqam*, noto'g'ri raqam*, boshqa joyga tush*, рақамро хато*,
      хато кардед, рақами нодуруст, рақами дигар*, хато занг зад*, ба ҷои дигар*,
      wrong number, wrong person, no one by that name, nobody by that name`),
  ],
  [
    "machine",
    phrases(`
      после сигнала, после звукового сигнала, оставьте сообщение, оставьте ваше сообщение,
      автоответчик*, signaldan keyin, signaldan so'ng, xabar qoldiring*, пас аз сигнал,
      баъд аз сигнал, паём гузоред, посухгӯи худкор, after the tone, after the beep,
      leave a message, leave your message, voicemail, voice mail`),
  ],
  [
    "refusal",
    phrases(`
      не интересно, неинтересно, не интересует, не надо, не нужно, не нужен, не нужна,
      не хочу, не хотим, ничего не нужно, откажусь, отказываюсь, qiziq emas, qiziqmayman,
      qiziqtirmaydi, kerak emas, kerakmas, xohlamayman, istamayman, лозим нест,
      даркор нест, намехоҳам, шавқ надорам, ҷолиб нест, not interested, no interest,
      no thanks, no thank you, don't need, do not need, don't want, do not want, i'll pass`),
  ],
  [
    "later",
    phrases(`
      перезвон*, позже, попозже, =потом, давайте потом, потом позвон*, позвоните завтра,
      позвоните через, не сейчас, сейчас не могу, сейчас неудобно, неудобно говорить,
      не могу говорить, занят, занята, за рулем, на совещании, на встрече, keyinroq,
      keyin qo'ng'iroq*, keyin gaplash*, gaplasha olmayman, hozir emas, bandman,
      hozir vaqtim yo'q, vaqtim yo'q, qayta qo'ng'iroq*, дертар, баъдтар, баъд занг*,
      занг занед, гап зада наметавонам, ҳоло не, ҳозир не, банд ҳастам, вақт надорам,
      call me back, call back, call again, can't talk, cannot talk, bad time,
      call me later, call later, call me tomorrow, call tomorrow, later, not now, busy,
      i'm driving, in a meeting, another time`),
  ],
  [
    "hello",
    phrases(`
      =алло да, =да алло, =алло слушаю, =алло кто это, =алло здравствуйте, =алло, =але,
      =здравствуйте, =привет, =allo, =alo, =labbay, =assalomu, =салом, =hello, =hi,
      =allo eshitaman, =assalomu alaykum, =алло салом, =ассалому алейкум,
      =hello who is this, =hello yes, =hello speaking, =labbay allo, =лаббай алло, =лаббай,
      =yes hello`),
  ],
  [
    "repeat",
    phrases(`
      повторите*, не расслышал*, не слышу, не понял*, qaytaring*, eshitmadim, takrorlang*,
      eshitilmayapti, такрор кун*, нашунидам, repeat, say again, say that again, pardon,
      can't hear`),
  ],
  [
    "question",
    phrases(`
      сколько стоит, какая цена, кто вы, кто это, вы кто, откуда у вас, что за компания,
      вы робот, narx* qan*, qancha turadi, siz kim*, kim bu, qayerdan*, нархаш чанд*,
      чанд пул, чанд мешавад, нархаш, шумо кӣ*, ин кӣ, how much, what's the price,
      who is this, who are you, are you a robot`),
  ],
  [
    "goodbye",
    phrases(`
      до свидания, всего доброго, всего хорошего, =пока, пока пока, xayr, sog' bo'ling,
      =хайр, шуд хайр, раҳмат хайр, хайр саломат, саломат бошед, то дидана, goodbye, bye,
      bye bye`),
  ],
  // Neither yes nor no, though both may be in it.
  [
    "other",
    phrases(`
      может быть, не уверен*, не знаю, balki, bilmadim*, шояд, намедонам, maybe, not sure`),
  ],
  [
    "yes",
    phrases(`
      да, ага, угу, конечно, хорошо, давайте, ладно, согласен, согласна, интересно,
      подробнее, слушаю, говорите, удобно, ha, xa, albatta, mayli, yaxshi, roziman, ma'qul,
      qiziq, eshitaman, gapiring, ҳа, бале, хуб, майлаш, албатта, розиам, мешавад, гӯед,
      шавқовар, ҷолиб, маъқул, yes, yeah, yep, sure, okay, ok, alright, absolutely,
      interested, certainly, of course, go ahead, tell me more, гӯш мекунам, гап занед`),
  ],
  [
    "no",
    phrases(`
      ^нет, ^неа, ^yo'q, ^no, ^nope, =не, =на`),
  ],
];
