import { describe, expect, it } from "vitest";
import { flawOf, isWithinBar } from "./figures";
import type { Figure } from "./row";

const figure = (ours: number[], more: Partial<Figure> = {}): Figure => ({
  what: "something",
  unit: "ms",
  ours,
  floor: null,
  bar: { of: "value", atMost: 10 },
  ...more,
});
const FIVE = [1, 2, 3, 4, 5];

describe("a figure", () => {
  it("proves nothing with too few rounds, or with one that has none", () => {
    expect(flawOf(figure(FIVE))).toBeNull();
    expect(flawOf(figure([1, 2, 3, 4]))).toContain("4 rounds");
    expect(flawOf(figure([]))).toContain("0 rounds");
    expect(flawOf(figure([1, 2, Number.NaN, 4, 5]))).toContain("without a figure");
    expect(flawOf(figure([1, 2, -3, 4, 5]))).toContain("without a figure");
  });

  it("needs a floor as sound as itself", () => {
    expect(flawOf(figure(FIVE, { floor: { what: "bare", each: FIVE } }))).toBeNull();
    expect(flawOf(figure(FIVE, { floor: { what: "bare", each: [1] } }))).toContain("floor");
  });

  it("is judged by its median, or by its median over the floor's", () => {
    expect(isWithinBar(figure([1, 1, 9, 99, 99]))).toBe(true);
    expect(isWithinBar(figure([1, 1, 11, 99, 99]))).toBe(false);
    const bar = { of: "floor", atLeast: 1 } as const;
    expect(isWithinBar(figure(FIVE, { bar, floor: { what: "bare", each: FIVE } }))).toBe(true);
    expect(isWithinBar(figure(FIVE, { bar, floor: { what: "bare", each: [4, 4, 4, 4, 4] } }))).toBe(
      false,
    );
    expect(isWithinBar(figure(FIVE, { bar }))).toBe(false);
  });
});
