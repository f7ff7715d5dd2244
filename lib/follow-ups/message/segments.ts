// 3GPP TS 23.038: the 7-bit alphabet, and the characters of its extension, which take two places.
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("^{}\\[~]|€\f");

export type Segments = { encoding: "gsm7" | "ucs2"; segments: number };

/** How many messages a text is billed as. One character outside the 7-bit alphabet makes all of them 16-bit. */
export function countSegments(text: string): Segments {
  let places = 0;
  for (const character of text) {
    if (BASIC.has(character)) places += 1;
    else if (EXTENDED.has(character)) places += 2;
    else return { encoding: "ucs2", segments: parts(text.length, 70, 67) };
  }
  return { encoding: "gsm7", segments: parts(places, 160, 153) };
}

function parts(length: number, single: number, joined: number): number {
  if (length === 0) return 0;
  return length <= single ? 1 : Math.ceil(length / joined);
}

/**
 * Typographic signs as plain ones: Uzbek ʻ and ’, quotes and dashes would turn a Latin message of one segment into three.
 * A text with Cyrillic letters is 16-bit anyway and keeps them.
 */
export function plainSigns(text: string): string {
  const apostrophes = text.replace(/[\u02BB\u02BC\u2018\u2019\u0060\u00B4]/gu, "'");
  if (/\p{Script=Cyrillic}/u.test(text)) return apostrophes;
  return apostrophes
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB]/gu, '"')
    .replace(/[\u2013\u2014\u2212]/gu, "-")
    .replaceAll("\u2026", "...")
    .replace(/[\u00A0\u2009\u202F]/gu, " ");
}
