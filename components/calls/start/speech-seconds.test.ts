import { describe, expect, it } from "vitest";
import { speechSeconds } from "./speech-seconds";

describe("speechSeconds", () => {
  it("is nothing for no words and at least a second for some", () => {
    expect(speechSeconds("  \n ")).toBe(0);
    expect(speechSeconds("Да")).toBe(1);
  });

  it("grows with the words and the stops", () => {
    expect(
      speechSeconds(
        "Здравствуйте! Это голосовой помощник компании HALO. Вам удобно сейчас говорить?",
      ),
    ).toBe(7);
    expect(speechSeconds("a".repeat(140))).toBe(10);
  });
});
