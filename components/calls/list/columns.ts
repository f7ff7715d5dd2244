/** What a line of the list can show beside the number, in the order of the screen. */
export const COLUMNS = ["outcome", "talk", "language", "crm", "owner", "when"] as const;
export type Column = (typeof COLUMNS)[number];

/** The chosen columns and the widths somebody gave them, in pixels. */
export type ColumnChoice = { shown: readonly Column[]; widths: Partial<Record<Column, number>> };

export const MIN_WIDTH = 64;
const MAX_WIDTH = 480;
const USUAL: ColumnChoice = { shown: ["outcome", "talk", "crm", "owner", "when"], widths: {} };

/** "outcome.talk:90.when" and back; what cannot be read is the usual choice. */
export function readColumns(text: string | undefined): ColumnChoice {
  if (text === undefined) return USUAL;
  const widths: ColumnChoice["widths"] = {};
  const named = text.split(".").flatMap((part) => {
    const [name, width] = part.split(":");
    const column = COLUMNS.find((known) => known === name);
    if (!column) return [];
    if (Number(width) > 0) widths[column] = clampWidth(Number(width));
    return [column];
  });
  return named.length > 0
    ? { shown: COLUMNS.filter((name) => named.includes(name)), widths }
    : USUAL;
}

export function writeColumns({ shown, widths }: ColumnChoice): string {
  return shown.map((name) => (widths[name] ? `${name}:${widths[name]}` : name)).join(".");
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
}
