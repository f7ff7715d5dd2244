import { describe, expect, it } from "vitest";
import { plainWords } from "./console-to-log";

describe("what a printed text may leave in the log", () => {
  it("is its words, without quotes and numbers", () => {
    expect(plainWords("⨯ Error: Invalid Server Actions request.")).toBe(
      "⨯ Error: Invalid Server Actions request.",
    );
    const printed = [
      `Unexpected token 'a', "Anna +998 90 123-45-67"... is not valid JSON`,
      "Failed query: `insert`\nparams: +998901234567, 99890 1234567",
      `cut off "Anna Petrova`,
    ].map(plainWords);
    expect(printed.join()).not.toMatch(/Anna|\d{4}|123-45/);
    expect(printed[0]).toMatch(/^Unexpected token/);
  });
});
