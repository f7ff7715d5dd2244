import { getCountry } from "countries-and-timezones";
import { DateTime } from "luxon";

/** Where most people of a country with several zones live: a guess that a stored zone of the person beats. */
const MAIN_ZONE: Record<string, string> = {
  RU: "Europe/Moscow",
  KZ: "Asia/Almaty",
  UZ: "Asia/Tashkent",
  US: "America/New_York",
  CA: "America/Toronto",
  DE: "Europe/Berlin",
};

/** Which of a country's zones this Node knows is asked of each of them, and never changes. */
const zonesByCountry = new Map<string, readonly string[]>();

/** IANA zones a number may stand in, the likeliest first; empty: unknown. A mobile number is a country, not a place. */
export function zonesOfCountry(country: string | null): readonly string[] {
  if (!country) return [];
  const known = zonesByCountry.get(country) ?? readZones(country);
  // Countries there are not are not kept: anybody may name one.
  if (known.length > 0) zonesByCountry.set(country, known);
  return known;
}

function readZones(country: string): string[] {
  const zones = (getCountry(country)?.timezones ?? []).filter(
    (zone) => DateTime.local({ zone }).isValid,
  );
  const main = zones.find((zone) => zone === MAIN_ZONE[country]);
  return main ? [main, ...zones.filter((zone) => zone !== main)] : zones;
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

/** Every start and every permit asks for all zones of a country: eleven in Russia, and zone tables are slow. */
const clocks = new Map<string, { minute: number; clock: LocalClock }>();
const MINUTE_MS = 60_000;
/** More than there are; one zone may be written in many ways, and people name theirs. */
const MOST_ZONES = 1_000;

/**
 * What the clock shows in a zone, to the minute. `weekday` 1 = Monday; `monthDay` "MM-DD"; `date` "YYYY-MM-DD".
 * @param zone a valid IANA name
 */
export function clockIn(zone: string, now: Date): LocalClock {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const known = clocks.get(zone);
  if (known?.minute === minute) return known.clock;
  const clock = readClock(zone, minute * MINUTE_MS);
  if (clocks.size >= MOST_ZONES) clocks.clear();
  clocks.set(zone, { minute, clock });
  return clock;
}

function readClock(zone: string, atMs: number): LocalClock {
  const local = DateTime.fromMillis(atMs, { zone });
  return {
    zone,
    iso: local.toISO() ?? new Date(atMs).toISOString(),
    weekday: local.weekday,
    minuteOfDay: local.hour * 60 + local.minute,
    monthDay: local.toFormat("MM-dd"),
    date: local.toFormat("yyyy-MM-dd"),
    offsetMinutes: local.offset,
  };
}
