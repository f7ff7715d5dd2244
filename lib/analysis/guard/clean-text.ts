// Control characters, zero-width and bidirectional marks, tag characters and unpaired surrogates: nothing a person says,
// everything an attacker needs to hide text or to turn it round.
const INVISIBLE =
  /\p{Cc}|\p{Cf}|\p{Cs}|\u034F|[\u115F\u1160]|[\u180B-\u180F]|[\u2065\u3164\uFFA0]|[\uFE00-\uFE0F]|[\u{E0000}-\u{E0FFF}]/gu;
const TAG = /<\/?[a-z!][^<>]{0,300}>/giu;
const URL =
  /(?:[a-z][a-z\d+.-]{0,20}:\/\/|www\.|t\.me\/|(?<![\p{L}\d])(?:javascript|mailto|tel|data|sms):(?=\S))\S*|(?<![\p{L}\d@.-])(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+(?:com|net|org|info|biz|io|me|co|uz|ru|tj|kz|su|xyz|top|site|online|shop|app|link|click|example|test|рф)(?![\p{L}\d])(?:[/?#]\S*)?/giu;

/**
 * Text from outside as it may be stored and shown: one line, no control or bidirectional characters, no markup, no addresses
 * of pages; cut at a word to `max` characters.
 */
export function cleanText(text: string, max: number): string {
  let clean = text
    .normalize("NFC")
    .replace(/[\r\n\t\u2028\u2029]/gu, " ")
    .replace(INVISIBLE, "");
  // Until nothing changes: what is left over may join to something new, also where the end was cut off.
  for (;;) {
    const next = cutAtWord(withoutAddresses(clean), max);
    if (next === clean) return clean;
    clean = next;
  }
}

function withoutAddresses(text: string): string {
  return text
    .replace(TAG, " ")
    .replace(URL, " ")
    .replace(/\s+/gu, " ")
    .replace(/\s+([.,!?;:])/gu, "$1")
    .trim();
}

export function hasUrl(text: string): boolean {
  return new RegExp(URL.source, URL.flags.replace("g", "")).test(text.replace(INVISIBLE, ""));
}

/** The beginning of a text, at most `max` code points long, cut between words where that loses little. */
export function cutAtWord(text: string, max: number): string {
  const points = [...text];
  if (points.length <= max) return text;
  const head = points.slice(0, Math.max(0, max - 1)).join("");
  const space = head.lastIndexOf(" ");
  return `${(space > head.length * 0.6 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** Lower case, one kind of apostrophe, no punctuation but sentence ends: for comparing with lists of phrases. */
export function comparable(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\u2018\u2019\u02BB\u02BC\u0060\u00B4\u2032]/gu, "'")
    .replace(/[^\p{L}\p{N}'.!?=:_<>-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
