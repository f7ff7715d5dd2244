import { getCountry } from "countries-and-timezones";
import { DateTime } from "luxon";

/** IANA zones a number may stand in; empty: unknown. A mobile number is a country, not a place. */
export function zonesOfCountry(country: string | null): string[] {
  if (!country) return [];
  const zones = getCountry(country)?.timezones ?? [];
  return zones.filter((zone) => DateTime.local({ zone }).isValid);
}

export type LocalClock = {
  zone: string;
  iso: string;
  weekday: number;
  minuteOfDay: number;
  monthDay: string;
  date: string;
  offsetMinutes: number;
};

/** What the clock shows in a zone. `weekday` 1 = Monday; `monthDay` "MM-DD"; `date` "YYYY-MM-DD". */
export function clockIn(zone: string, now: Date): LocalClock {
  const local = DateTime.fromJSDate(now, { zone });
  return {
    zone,
    iso: local.toISO() ?? now.toISOString(),
    weekday: local.weekday,
    minuteOfDay: local.hour * 60 + local.minute,
    monthDay: local.toFormat("MM-dd"),
    date: local.toFormat("yyyy-MM-dd"),
    offsetMinutes: local.offset,
  };
}
