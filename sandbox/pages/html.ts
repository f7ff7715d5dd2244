/** Text that is markup already; everything else is escaped when it is put into a page. */
export type Markup = { readonly markup: string };

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

type Piece = string | number | null | undefined | Markup | readonly Markup[];

function render(piece: Piece): string {
  if (piece === null || piece === undefined) return "";
  if (typeof piece === "object") {
    return "markup" in piece ? piece.markup : piece.map((one) => one.markup).join("");
  }
  return String(piece).replace(/[&<>"']/gu, (letter) => ENTITIES[letter] ?? letter);
}

/** Markup from a template: what is put in is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return { markup: strings.map((text, at) => text + render(pieces[at])).join("") };
}
