import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";

export type Phone = {
  /** E.164 with a plus. */
  e164: string;
  /** ISO 3166-1 alpha-2; null for numbers of no country. */
  country: string | null;
  international: string;
};

/**
 * Reads a number the way people type it: spaces, brackets, a leading 00, a national form.
 * Digits of other scripts and letters are refused rather than guessed. Null: not a possible number.
 */
export function parsePhone(text: string, defaultCountry: CountryCode = "RU"): Phone | null {
  const typed = text.trim().replace(/^00(?=[1-9])/, "+");
  if (!/^[+\d][\d\s().\-/]{3,28}$/.test(typed)) return null;
  const parsed =
    parsePhoneNumberFromString(typed, defaultCountry) ??
    // "998 90 123 45 67": the whole number, only the plus is missing.
    (/^[1-9]/.test(typed) ? parsePhoneNumberFromString(`+${typed}`) : undefined);
  const whole =
    !parsed?.isValid() && /^[1-9]/.test(typed)
      ? (parsePhoneNumberFromString(`+${typed}`) ?? parsed)
      : parsed;
  if (!whole?.isValid()) return null;
  return {
    e164: whole.number,
    country: whole.country ?? null,
    international: whole.formatInternational(),
  };
}

/** "••67": what logs and audit lines show of a number. */
export function phoneTail(e164: string): string {
  return e164.slice(-2);
}
