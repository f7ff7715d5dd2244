/** The cells of a CSV file (RFC 4180). */
export function csvCells(file: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  const text = file.replace(/^\uFEFF/, "");
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === separator || sign === "\n") {
      cells.push(cell.replace(/\r$/, ""));
      cell = "";
    } else cell += sign;
  }
  return cells;
}

/** Whether a spreadsheet might run it: also behind what it does not show, and in the wide forms that some take alike. */
export function isFormula(cell: string): boolean {
  return /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell);
}
