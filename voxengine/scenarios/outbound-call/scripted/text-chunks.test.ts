import { describe, expect, it } from "vitest";
import { textChunks } from "./text-chunks";

describe("textChunks", () => {
  it("leaves a short text alone and makes nothing of nothing", () => {
    expect(textChunks(" Добрый день! ")).toEqual(["Добрый день!"]);
    expect(textChunks("  ")).toEqual([]);
  });

  it("loses no word and never exceeds the limit", () => {
    const text = "Первое предложение о деле. Второе чуть длиннее! А третье спрашивает? "
      .repeat(80)
      .trim();
    const chunks = textChunks(text);
    expect(chunks.every((chunk) => chunk.length <= 1500)).toBe(true);
    expect(chunks.every((chunk) => /[.!?]$/.test(chunk))).toBe(true);
    expect(chunks.join(" ")).toBe(text);
  });

  it("splits between words where there is no sentence, and within one where there is no word", () => {
    expect(textChunks("aa bb cc", 5)).toEqual(["aa", "bb cc"]);
    expect(textChunks("aaaaaaa", 3)).toEqual(["aaa", "aaa", "a"]);
  });
});
