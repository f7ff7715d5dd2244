import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, cutAtWord, hasUrl } from "./clean-text";

const HOSTILE = fc.array(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom(
      "http://",
      "https://a.uz/x",
      "www.",
      "t.me/",
      "javascript:",
      "<script>",
      "</b>",
      "<",
      ">",
      "\u202E",
      "\u200B",
      "\u0000",
      "evil.com",
      "Ok",
      " ",
      "\n",
      ".",
      "/",
      "a",
      "ru",
      "://",
      "htt",
      "p",
      "\u{E0041}",
      "сайт.рф",
      "tel:",
    ),
  ),
  { maxLength: 12 },
);

describe("text from outside", () => {
  it("holds nothing hidden, clickable or marked up, whatever comes in", () => {
    fc.assert(
      fc.property(HOSTILE, fc.integer({ min: 1, max: 60 }), (parts, max) => {
        const clean = cleanText(parts.join(""), max);
        expect([...clean].length).toBeLessThanOrEqual(max);
        expect(clean).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}/u);
        expect(clean).not.toMatch(/[a-z]:\/\/\S|(?<![\p{L}\d])javascript:\S|<\/?[a-z][^<>]*>/iu);
        expect(hasUrl(clean)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves plain sentences alone", () => {
    for (const text of [
      "Ждём вас завтра в 15:00, ул. Навои, д. 5.",
      "Ertaga soat 10:00 da kutamiz, xo'pmi?",
      "Call us at noon, e.g. on Monday.",
      "Нархаш 120 сомонӣ, дуруст?",
      "и т.д. и т.п.",
    ]) {
      expect(cleanText(text, 200)).toBe(text);
    }
  });

  it("is cut between words", () => {
    expect(cutAtWord("one two three four", 12)).toBe("one two…");
    expect(cutAtWord("short", 12)).toBe("short");
    expect(cutAtWord("неразрывноеслово", 6)).toBe("нераз…");
  });
});
