import { describe, expect, it } from "vitest";
import { someSettings } from "../../../testing/call-settings";
import { createDialogue, type Move } from "./dialogue";
import { phrasesFor } from "./phrases";

const settings = someSettings();
const own = phrasesFor("ru");
const [first, second] = settings.questions;
const { goodbye } = settings.phrases;

function talk(...heard: string[]): Move[] {
  const dialogue = createDialogue({
    language: settings.language,
    greeting: settings.greeting,
    questions: settings.questions,
    goodbye,
  });
  return [dialogue.open(), ...heard.map((text) => dialogue.reply(text))];
}

const going = (text: string | undefined) => ({ text, ends: null });
const parting = (text: string) => ({ text: `${text} ${goodbye}`.trim(), ends: "bot" });

describe("dialogue", () => {
  it("greets, asks each question once, thanks and leaves", () => {
    expect(talk("Да, слушаю вас", "Человек двадцать", "В пятницу")).toEqual([
      going(settings.greeting),
      going(first),
      going(second),
      parting(own.thanks),
    ]);
  });

  it("says goodbye at once to whoever does not want to talk", () => {
    expect(talk("Не интересно")[1]).toEqual(parting(own.understood));
    expect(talk("Нет")[1]).toEqual(parting(own.understood));
    expect(talk("Больше не звоните")[1]).toEqual(parting(own.willNotCall));
    expect(talk("Вы ошиблись номером")[1]).toEqual(parting(own.wrongNumber));
    expect(talk("Да", "Всё, до свидания")[2]).toEqual(parting(""));
  });

  it("takes a plain no to a question for an answer", () => {
    expect(talk("Да", "Нет")[2]).toEqual(going(second));
  });

  it("agrees on a time for a call-back, asking for one only if none was named", () => {
    expect(talk("Перезвоните завтра в десять")[1]).toEqual(parting(own.willCallBack));
    expect(talk("Я за рулем", "Ну, вечером")).toEqual([
      going(settings.greeting),
      going(own.askTime),
      parting(own.willCallBack),
    ]);
  });

  it("answers questions and comes back to its own, but not for ever", () => {
    const moves = talk("Кто это?", "Сколько стоит?", "А подарок будет?", "Кто вы?");
    expect(moves.slice(1)).toEqual([
      going(`${own.managerAnswers} ${first}`),
      going(`${own.managerAnswers} ${first}`),
      going(`${own.managerAnswers} ${first}`),
      going(second),
    ]);
  });

  it("greets again whoever only said hello", () => {
    expect(talk("Алло?")[1]).toEqual(going(settings.greeting));
  });

  it("hangs up on a machine without a word", () => {
    expect(talk("Оставьте сообщение после сигнала")[1]).toEqual({ text: "", ends: "voicemail" });
  });
});
