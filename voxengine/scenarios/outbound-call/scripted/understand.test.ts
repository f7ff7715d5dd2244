import { describe, expect, it } from "vitest";
import type { Intent } from "./signs";
import { namesTime, understand } from "./understand";

const meant: [Intent, string[]][] = [
  [
    "stop",
    [
      "Больше не звоните мне никогда!",
      "Удалите мой номер из базы, пожалуйста.",
      "Boshqa qo‘ng‘iroq qilmang, iltimos.",
      "Дигар занг назанед!",
      "Please stop calling, take me off the list.",
    ],
  ],
  [
    "wrong_number",
    [
      "Вы ошиблись номером.",
      "Siz raqamni adashtirdingiz.",
      "Шумо рақамро хато кардед.",
      "Sorry, wrong number.",
    ],
  ],
  [
    "machine",
    [
      "Оставьте сообщение после сигнала.",
      "Signaldan keyin xabar qoldiring.",
      "Please leave a message after the tone.",
    ],
  ],
  [
    "refusal",
    [
      "Нет, спасибо, не интересно.",
      "Yo'q, kerak emas.",
      "Не, лозим нест.",
      "No thanks, I'm not interested.",
    ],
  ],
  [
    "later",
    [
      "Я сейчас занят, перезвоните завтра.",
      "Hozir bandman, keyinroq gaplashaylik.",
      "Ҳоло вақт надорам.",
      "Can you call me back tomorrow?",
    ],
  ],
  ["hello", ["Алло!", "Allo?", "Hello?"]],
  [
    "yes",
    ["Да, удобно.", "Ha, albatta.", "Ҳа, бале.", "Sure, go ahead.", "Нет, почему же, давайте."],
  ],
  ["no", ["Нет.", "Yo'q", "Не", "No"]],
  ["question", ["А сколько стоит?", "Siz kimsiz?", "How much is it?", "И что мне с этим делать?"]],
  ["goodbye", ["Всего доброго", "Xayr", "Bye"]],
  [
    "other",
    ["Человек двадцать, наверное", "Я пока не знаю", "Может быть, да", "На следующей неделе"],
  ],
];

describe("understand", () => {
  it.each(meant.flatMap(([intent, texts]) => texts.map((text) => [text, intent] as const)))(
    "%s → %s",
    (text, intent) => {
      expect(understand(text)).toBe(intent);
    },
  );
});

describe("namesTime", () => {
  it("finds a time in any of the languages", () => {
    for (const text of [
      "завтра вечером",
      "в 15:30",
      "ertaga soat beshda",
      "фардо бегоҳӣ",
      "on Monday",
    ]) {
      expect(namesTime(text), text).toBe(true);
    }
    expect(namesTime("как-нибудь потом")).toBe(false);
  });
});
