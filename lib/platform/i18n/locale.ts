import { LOCALES, type Locale } from "./define-messages";

/** Cookies of choices that belong to a browser, not to a person. */
export const LOCALE_COOKIE = "halo-locale";
export const TIME_ZONE_COOKIE = "halo-time-zone";
export const THEME_COOKIE = "halo-theme";
export const RAIL_COOKIE = "halo-rail";
export const CALL_COLUMNS_COOKIE = "halo-call-columns";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** An IANA name that this runtime knows. */
export function isTimeZone(value: string | null | undefined): value is string {
  // A bare offset is a zone to the browser, and to PostgreSQL one of the opposite sign.
  if (!value || value.length > 60 || !/^[A-Z]/i.test(value)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** The language of the interface: the browser's own choice, then the person's, then what the browser asks for. */
export function pickLocale(from: {
  cookie?: string | null | undefined;
  person?: string | null | undefined;
  acceptLanguage?: string | null | undefined;
}): Locale {
  if (isLocale(from.cookie)) return from.cookie;
  if (isLocale(from.person)) return from.person;
  return fromAcceptLanguage(from.acceptLanguage ?? "") ?? "en";
}

/** The best of our languages in an Accept-Language header (RFC 9110 §12.5.4). */
function fromAcceptLanguage(header: string): Locale | null {
  const wishes = header.split(",").map((part) => {
    const [tag = "", ...rest] = part.trim().split(";");
    const q = rest.map((item) => /^\s*q=([\d.]+)\s*$/.exec(item)?.[1]).find(Boolean);
    return {
      language: tag.trim().toLowerCase().split("-")[0],
      weight: q === undefined ? 1 : Number(q),
    };
  });
  const known = wishes.filter((wish) => isLocale(wish.language) && wish.weight > 0);
  known.sort((a, b) => b.weight - a.weight);
  const best = known[0]?.language;
  return isLocale(best) ? best : null;
}
