/** What a person makes of the bot's words, in any of the four languages. */
export type Heard = {
  asks: boolean;
  /** Asks whether there is time to talk. */
  asksForTime: boolean;
  asksWhen: boolean;
  /** Asks when to call again. */
  asksWhenToCall: boolean;
  asksHowMany: boolean;
  asksName: boolean;
  /** Did not hear, or asks whether one is there. */
  asksAgain: boolean;
  offersMessage: boolean;
  saysGoodbye: boolean;
};

const GOODBYE =
  /до свидания|всего доброго|всего хорошего|хорошего дня|до связи|goodbye|good bye|have a (good|nice|great) day|talk to you then|xayr|sog['‘’ʻʼ]? bo['‘’ʻʼ]?ling|ko['‘’ʻʼ]?rishguncha|хайр|саломат бошед|то дидан|рӯзи хуш/i;
const TIME_TO_TALK =
  /удобно (ли )?(вам |сейчас )?(говорить|разговаривать)|есть (ли )?(у вас )?(минут|время)|найд[её]тся|good time|(have|got|spare) (a|one|two|a couple of) (minute|moment|second)|vaqtingiz|gaplasha olasiz|gaplashish|вақт доред|гуфтугӯ/i;
const WHEN =
  /когда|в какое время|во сколько|какой день|when|what (time|day)|qachon|soat nechada|qaysi kun|кай|соати чанд|кадом рӯз/i;
const CALL = /звон|call|ring you|qo['‘’ʻʼ]?ng['‘’ʻʼ]?iroq|занг/i;
const HOW_MANY =
  /сколько (у вас|человек|вам|раз|лет|квартир|машин|сотрудник|примерно)|how many|nechta|necha (kishi|ta)|чанд (нафар|то|кас)/i;
const NAME = /как (вас|к вам)|ваше имя|your name|who am i|ismingiz|номатон|номи шумо/i;
const AGAIN =
  /слышите|не слыш|не расслыш|повторите|вы (ещ[её] )?(на линии|тут|здесь)|can you hear|are you (still )?there|didn't (hear|catch)|can't hear|say (that|it) again|eshit(yaps|ma)|takrorla|мешунавед|нашунид|такрор/i;
const MESSAGE =
  /отправ|пришл|прислать|сообщени|ссылк|send|text you|message|yubor|xabar|havola|фирист|паём|истинод/i;

/** @param text all the bot said since the person's last words */
export function hear(text: string): Heard {
  return {
    asks: text.includes("?"),
    asksForTime: TIME_TO_TALK.test(text),
    asksWhen: text.includes("?") && WHEN.test(text),
    asksWhenToCall: text.includes("?") && WHEN.test(text) && CALL.test(text),
    asksHowMany: text.includes("?") && HOW_MANY.test(text),
    asksName: text.includes("?") && NAME.test(text),
    asksAgain: AGAIN.test(text),
    offersMessage: MESSAGE.test(text),
    saysGoodbye: GOODBYE.test(text),
  };
}
