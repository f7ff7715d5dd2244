import { describe, expect, it } from "vitest";
import { flagOf, formatWhileTyping } from "./phone-typing";

describe("formatWhileTyping", () => {
  it.each([
    ["+998901234567", "+998 90 123 45 67", "UZ", true],
    ["998 90 123-45-67", "+998 90 123 45 67", "UZ", true],
    ["00992 92 777 77 77", "+992 92 777 7777", "TJ", true],
    ["8 (912) 345-67-89", "8 (912) 345-67-89", "RU", true],
    ["+1 213 373 42 53", "+1 213 373 4253", "US", true],
    ["+998 90", "+998 90", "UZ", false],
    ["12", "12", "RU", false],
  ])("%s", async (typed, text, country, isPossible) => {
    expect(await formatWhileTyping(typed, "RU")).toEqual({ text, country, isPossible });
  });
});

describe("flagOf", () => {
  it("is made of regional indicators", () => expect(flagOf("UZ")).toBe("🇺🇿"));
});
