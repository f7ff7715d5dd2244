/** Times as clocks on the wall show them, "YYYY-MM-DDTHH:MM", without a zone. Arithmetic on them is done as if in UTC. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the clock in a zone (IANA) shows at a moment. */
export function wallTimeIn(zone: string, at: Date): string {
  // Sweden writes dates as ISO 8601 does.
  const text = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(at);
  return text.replace(" ", "T").slice(0, 16);
}

export type QuickHours = { inAnHour: string; tomorrow: string; monday: string };

/** The hours people ask for most: in an hour (to the next five minutes), tomorrow at ten, next Monday at ten. */
export function quickHours(now: string): QuickHours {
  const wall = new Date(`${now}:00Z`);
  const at = (ms: number) => new Date(ms).toISOString().slice(0, 16);
  const step = 5 * 60_000;
  const midnight = Math.floor(wall.getTime() / DAY_MS) * DAY_MS;
  const daysToMonday = (8 - wall.getUTCDay()) % 7 || 7;
  return {
    inAnHour: at(Math.ceil((wall.getTime() + HOUR_MS) / step) * step),
    tomorrow: at(midnight + DAY_MS + 10 * HOUR_MS),
    monday: at(midnight + daysToMonday * DAY_MS + 10 * HOUR_MS),
  };
}

/** A zone by its place and its distance from UTC: "Uzbekistan, Tashkent (GMT+5)"; the city only where it says more. */
export function zoneName(zone: string, locale: string, at: Date): string {
  const part = (timeZoneName: "longGeneric" | "shortOffset") =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === "timeZoneName")?.value ?? zone;
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  // CLDR adds the kind of time in words; beside the distance from UTC they say nothing more.
  const place = part("longGeneric").replace(/, стандартное время$|( Standard)? Time$/, "");
  return `${place.includes(city) ? place : `${place}, ${city}`} (${part("shortOffset")})`;
}
