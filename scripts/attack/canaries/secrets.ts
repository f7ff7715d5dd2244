/** A secret that must be found nowhere, in every form it may be written down in. */
export type Canary = { what: string; forms: readonly string[] };

export function canary(what: string, secret: string): Canary {
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
  return { what, forms: [...new Set(forms)] };
}

/** Those that stand in a text, by name. */
export function foundIn(text: string, canaries: readonly Canary[]): string[] {
  return canaries
    .filter(({ forms }) => forms.some((form) => text.includes(form)))
    .map(({ what }) => what);
}

/** A number as logs must not have it: with or without its country's digits, spaced or not. */
export function hasNumber(text: string, e164: string): boolean {
  const digits = e164.replace("+", "");
  const spaced = [...digits.slice(3)].join("[\\s().-]?");
  return text.includes(digits) || new RegExp(`(?<![\\da-f-])${spaced}(?![\\da-f-])`).test(text);
}
