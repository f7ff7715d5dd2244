import type { Bar, Figure } from "./row";
import { LEAST_ROUNDS } from "./row";

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that so great a part of all does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** The product's median in the floor's; null without a floor. */
export function ratioOf({ ours, floor }: Figure): number | null {
  return floor && median(ours) / median(floor.each);
}

/** @returns why the figure proves nothing; null where it does */
export function flawOf({ ours, floor }: Figure): string | null {
  for (const [whose, values] of [["", ours] as const, ["floor: ", floor?.each ?? ours] as const]) {
    if (values.length < LEAST_ROUNDS) return `${whose}only ${values.length} rounds`;
    if (values.some((value) => !Number.isFinite(value) || value < 0))
      return `${whose}a round without a figure`;
  }
  return null;
}

export function isWithinBar(figure: Figure): boolean {
  const { bar } = figure;
  if (!bar) return true;
  const value = bar.of === "floor" ? (ratioOf(figure) ?? Number.NaN) : median(figure.ours);
  return "atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost;
}

export function barText(bar: Bar, unit: string): string {
  const [sign, limit] = "atLeast" in bar ? ["≥", bar.atLeast] : ["≤", bar.atMost];
  return `${sign} ${limit} ${bar.of === "floor" ? "× floor" : unit}`;
}
