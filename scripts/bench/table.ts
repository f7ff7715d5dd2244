import { barText, flawOf, isWithinBar, median, ratioOf } from "./figures";
import type { Figure } from "./row";

/** What became of one row: its figures, or why there are none. */
export type Measured = { name: string; calls: number | null } & (
  | { figures: Figure[] }
  | { failure: string }
);

const HEAD = ["row", "what", "rows", "median", "floor", "ratio", "bar", ""];
/** Words to the left, numbers to the right. */
const IS_WORDS = [true, true, false, false, false, false, true, true];

/** The one table, ready to print, and notes below it. */
export function tableOf(all: readonly Measured[]): string[] {
  const cells = all.flatMap((measured) =>
    "figures" in measured
      ? measured.figures.map((figure) => cellsOf(measured, figure))
      : [[measured.name, `FAILED: ${measured.failure}`, "", "", "", "", "", "✗"]],
  );
  const widths = HEAD.map((_, at) =>
    Math.max(
      ...[HEAD, ...cells.filter((row) => row[7] !== "✗" || row[3] !== "")].map(
        (row) => (row[at] ?? "").length,
      ),
    ),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) =>
        IS_WORDS[at] ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(HEAD), ...cells.map(line), ...notesOf(all)];
}

function cellsOf({ name, calls }: Measured, figure: Figure): string[] {
  const { what, unit, ours, floor, bar } = figure;
  const flaw = flawOf(figure);
  const ratio = ratioOf(figure);
  return [
    name,
    what,
    calls === null ? "" : String(calls),
    `${short(median(ours))} ${unit}`,
    floor ? `${short(median(floor.each))} ${unit}` : "—",
    ratio === null ? "—" : `${ratio.toFixed(2)} ×`,
    bar ? barText(bar, unit) : "",
    flaw ? `✗ ${flaw}` : isWithinBar(figure) ? "✓" : "missed",
  ];
}

/** A floor that many figures of a row share is told once. */
function notesOf(all: readonly Measured[]): string[] {
  return all.flatMap((measured) => {
    if (!("figures" in measured)) return [];
    const { name, figures } = measured;
    const floors = new Set(figures.flatMap(({ floor }) => (floor ? [floor.what] : [])));
    return [
      ...figures.flatMap(({ what, note }) => (note ? [`  ${name}, ${what}: ${note}`] : [])),
      ...[...floors].map((what) => `  ${name}: floor is ${what}`),
    ];
  });
}

function short(value: number): string {
  if (value >= 1_000) return String(Math.round(value));
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
