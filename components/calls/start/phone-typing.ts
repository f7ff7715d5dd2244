type Typing = {
  /** As it should stand in the field. */
  text: string;
  /** ISO 3166-1 alpha-2; null while it is open. */
  country: string | null;
  isPossible: boolean;
};

type Library = typeof import("libphonenumber-js/min");
let library: Promise<Library> | undefined;

/** Loads the numbering plans; the first key asks for them. */
function loadPhoneLibrary(): Promise<Library> {
  library ??= import("libphonenumber-js/min");
  return library;
}

/**
 * Formats a number while it is typed. A leading 8 or 00 and a missing plus are understood:
 * whole numbers are typed without it as often as with it.
 */
export async function formatWhileTyping(
  text: string,
  defaultCountry: "RU" | "US",
): Promise<Typing> {
  const { AsYouType } = await loadPhoneLibrary();
  const digits = text.replace(/\D/g, "");
  const cleaned = text.trim().replace(/^00(?=[1-9])/, "+");
  const isInternational = cleaned.startsWith("+");
  const typed = isInternational ? `+${cleaned.replace(/\D/g, "")}` : digits;
  const own = new AsYouType(isInternational ? undefined : defaultCountry);
  const formatted = own.input(typed);
  if (isInternational || own.isValid() || digits.length < 9) {
    return {
      text: formatted || text,
      country: own.getCountry() ?? null,
      isPossible: own.isValid(),
    };
  }
  const whole = new AsYouType();
  const international = whole.input(`+${digits}`);
  if (whole.isValid())
    return { text: international, country: whole.getCountry() ?? null, isPossible: true };
  return { text: formatted || text, country: own.getCountry() ?? null, isPossible: false };
}

/** 🇺🇿 out of "UZ": the two letters as regional indicators. */
export function flagOf(country: string): string {
  return String.fromCodePoint(...[...country].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65));
}
