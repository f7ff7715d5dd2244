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

const PIECE = /<script[^>]*>self\.__next_f\.push\(\[1,(".*?")\]\)<\/script>/gs;

/**
 * Every word of a page, once. React sends the rows of a page in whatever order they are ready, numbered as they come,
 * cut anywhere, and one pointing to another where both hold the same: nothing but the words can be compared.
 */
function wordsOf(html: string): string {
  const rows = [...html.matchAll(PIECE)]
    .map(([, piece]) => JSON.parse(piece ?? '""') as string)
    .join("")
    .replace(/^[0-9a-f]+:/gm, "")
    .replace(/\$[LZ@]?[0-9a-f]+\b/g, "");
  const words = `${html.replace(PIECE, "")} ${rows}`.split(/[^\p{L}\p{N}_<>-]+/u);
  const isNumber = /^[0-9a-f]{1,3}$/;
  return [...new Set(words.filter((word) => !isNumber.test(word)))].sort().join(" ");
}

/** What two bare answers do not have in common, the beginning of it. */
export function differenceOf(one: string, other: string): string {
  const [a, b] = [new Set(one.split(/\s+/)), new Set(other.split(/\s+/))];
  const only = [...a].filter((word) => !b.has(word)).concat([...b].filter((word) => !a.has(word)));
  return only.join(" ").slice(0, 200);
}
