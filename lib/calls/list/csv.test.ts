import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

describe("csvLine", () => {
  it("divides as the spreadsheet of that language does", () => {
    expect(csvLine(["a", 1, null, "b"], "en")).toBe("a,1,,b\r\n");
    expect(csvLine(["a", 1, null, "b"], "ru")).toBe("a;1;;b\r\n");
  });

  it("quotes what would break a line apart", () => {
    expect(csvLine(["1;2", 'say "hi"', "two\nlines", "1,2"], "ru")).toBe(
      '"1;2";"say ""hi""";"two\nlines";1,2\r\n',
    );
  });

  it("leaves no text that a spreadsheet would run", () => {
    for (const evil of [
      "=1+1",
      "+7916",
      "-2",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "  =1",
      "＝1",
      "＠SUM(1)",
      "\u200b=1",
      "\u0001-1",
    ]) {
      expect(csvLine([evil], "en").replaceAll('"', "")).toBe(`'${evil}\r\n`);
    }
    expect(csvLine([-2], "en")).toBe("-2\r\n");
  });
});
