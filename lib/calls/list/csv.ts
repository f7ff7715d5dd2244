import type { Locale } from "@/lib/platform/i18n/define-messages";

/** Excel opens a file of commas in one column where the comma divides decimals, as in Russian Windows. */
const SEPARATOR: Record<Locale, string> = { ru: ";", en: "," };

/** Tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** Also behind what is not shown, and in the wide forms that spreadsheets of East Asia take alike. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/**
 * One line of a CSV file (RFC 4180), with its line end. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front (OWASP, CSV Injection); numbers stay numbers.
 */
export function csvLine(cells: readonly (string | number | null)[], locale: Locale): string {
  return `${cells.map((cell) => csvCell(cell, locale)).join(SEPARATOR[locale])}\r\n`;
}

function csvCell(cell: string | number | null, locale: Locale): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  const needsQuotes = safe.includes(SEPARATOR[locale]) || /["\r\n]/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}
