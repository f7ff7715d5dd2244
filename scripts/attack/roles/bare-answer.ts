import type { Answered } from "../target";

/**
 * An answer without what is new in each, so that two of them can be compared.
 * @param id of what was asked for
 */
export function bareAnswer({ status, text }: Answered, id: string): string {
  const nonce = /nonce="([^"]+)"/.exec(text)?.[1];
  const plain = (nonce ? text.replaceAll(nonce, "<nonce>") : text)
    .replaceAll(id, "<id>")
    .replace(/"(?:requestId|instance)":"[^"]*"/g, "")
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "<uuid>")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>");
  return `${status} ${text.startsWith("<!DOCTYPE html>") ? wordsOf(plain) : plain}`;
}

/**
 * A piece of a page's rows as Next writes it into the page: text, or base64 where the cut went through a letter. Its
 * script may hold something before it.
 */
const PIECE = /self\.__next_f\.push\(\[(1|3),("(?:[^"\\]|\\.)*")\]\)/g;

function textOf(kind: string | undefined, piece: string | undefined): string {
  const text = JSON.parse(piece ?? '""') as string;
  // As the answer's own text is read: a letter for a byte.
  return kind === "3" ? Buffer.from(text, "base64").toString("latin1") : text;
}

/**
 * Every word of a page, once. React sends the rows of a page in whatever order they are ready, numbered as they come,
 * cut anywhere, and one pointing to another where both hold the same: nothing but the words can be compared.
 */
function wordsOf(html: string): string {
  const rows = [...html.matchAll(PIECE)]
    .map(([, kind, piece]) => textOf(kind, piece))
    .join("")
    .replace(/^[0-9a-f]+:/gm, "");
  const rest = html
    .replace(PIECE, "")
    .replace("(self.__next_f=self.__next_f||[]).push([0])", "")
    .replace(/<script[^>]*>;?<\/script>/g, "");
  const text = `${rest} ${rows}`.replace(/\$[LZ@]?[0-9a-f]+\b/g, "");
  const isNumber = /^[0-9a-f]{1,3}$/;
  const words = text.split(/[^\p{L}\p{N}_<>-]+/u).filter((word) => !isNumber.test(word));
  return [...new Set(words)].sort().join(" ");
}

/** What two bare answers do not have in common, the beginning of it. */
export function differenceOf(one: string, other: string): string {
  const [a, b] = [new Set(one.split(/\s+/)), new Set(other.split(/\s+/))];
  const only = [...a].filter((word) => !b.has(word)).concat([...b].filter((word) => !a.has(word)));
  return only.join(" ").slice(0, 200);
}
