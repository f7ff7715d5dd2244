import { describe, expect, it } from "vitest";
import { fitOf, fitting, typedNumber } from "./find";

describe("a typed number", () => {
  it("is read with spaces, brackets and a plus", () => {
    expect(typedNumber("+998 (90) 123-45-67")).toBe("+998901234567");
    expect(typedNumber("8 916 123 45 67")).toBe("89161234567");
  });

  it("is no name, no part of a number, and nothing too long", () => {
    for (const text of ["", "Anna", "12 34", "room 9161234567", "1234567890123456"])
      expect(typedNumber(text), text).toBeNull();
  });
});

describe("what fits", () => {
  it("needs every word, in any order and case", () => {
    expect(fitOf("Не звонить", "зво не")).not.toBeNull();
    expect(fitOf("Тёмное оформление", "темное")).not.toBeNull();
    expect(fitOf("Calls", "calls now")).toBeNull();
  });

  it("comes with the best first", () => {
    const labels = ["Planned calls", "Calls", "Recalls"].map((label) => ({ label }));
    expect(fitting(labels, "calls").map(({ label }) => label)).toEqual([
      "Calls",
      "Planned calls",
      "Recalls",
    ]);
  });
});
