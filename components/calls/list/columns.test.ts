import { describe, expect, it } from "vitest";
import { readColumns, writeColumns } from "./columns";

describe("columns", () => {
  it("come back as they were chosen, in the order of the screen", () => {
    const choice = readColumns("when:300.outcome.talk:90");
    expect(choice).toEqual({
      shown: ["outcome", "talk", "when"],
      widths: { when: 300, talk: 90 },
    });
    expect(readColumns(writeColumns(choice))).toEqual(choice);
  });

  it("are the usual ones where nothing fits, and never too narrow", () => {
    expect(readColumns(undefined)).toEqual(readColumns("nonsense"));
    expect(readColumns("").shown.length).toBeGreaterThan(2);
    expect(readColumns("talk:1").widths.talk).toBe(64);
  });
});
