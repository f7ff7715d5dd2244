import { describe, expect, it } from "vitest";
import { guardReading } from "@/lib/analysis/guard/guard-reading";
import { ModelReading } from "@/lib/analysis/schema";
import { csvLine } from "@/lib/calls/list/csv";
import { csvCells, isFormula } from "./csv-cells";
import { HOSTILE_OUTPUTS } from "./hostile-outputs";
import { HOSTILE_WORDS } from "./hostile-words";
import { isHostileMessage, isHostileWord } from "./judge-writes";

function parsed(text: string) {
  try {
    return ModelReading.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

describe("a model that obeys the attacker", () => {
  it("gets nothing written that could hurt whoever reads it", () => {
    const readings = HOSTILE_OUTPUTS.map(parsed).filter((reading) => reading !== undefined);
    expect(HOSTILE_OUTPUTS.length).toBeGreaterThanOrEqual(200);
    expect(readings.length).toBeGreaterThan(100);
    for (const [n, reading] of readings.entries()) {
      const said = HOSTILE_WORDS[n % HOSTILE_WORDS.length] ?? "";
      const guarded = guardReading(reading, {
        turns: [
          { no: 1, speaker: "bot", text: "Is it of interest?" },
          { no: 2, speaker: "callee", text: `Yes. ${said}` },
        ],
        answeredAt: new Date("2026-01-15T10:00:00Z"),
        timeZone: "Asia/Tashkent",
        fallbackLanguage: "ru",
      });
      const { summary, customerInterest, followUpMessage, topics, actionItems } = guarded;
      const items = actionItems.flatMap(({ who, what, when }) => [who, what, when ?? ""]);
      const words = [summary, customerInterest, followUpMessage, ...topics, ...items];
      expect(words.filter(isHostileWord)).toEqual([]);
      expect(isHostileMessage(followUpMessage)).toBe(false);
      expect(guarded.customerName ?? "").toMatch(/^[\p{L}' .-]*$/u);
    }
  });

  it("gets no formula into a sheet", () => {
    for (const [locale, separator] of [
      ["en", ","],
      ["ru", ";"],
    ] as const) {
      const file = HOSTILE_WORDS.map((word) => csvLine([word, 1, word, null], locale)).join("");
      const cells = csvCells(file, separator);
      expect(cells.length).toBe(4 * HOSTILE_WORDS.length);
      expect(cells.filter(isFormula)).toEqual([]);
    }
  });
});
