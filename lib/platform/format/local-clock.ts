import { IANAZone } from "luxon";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Times of a zone as "2026-03-29 02:59:59", for a great many at once: asking for a zone's offset is slow, and it is the
 * same at both ends of most days, which no zone leaves and returns to within.
 * @param timeZone IANA
 * @returns takes milliseconds since the epoch
 */
export function localClock(timeZone: string): (atMs: number) => string {
  const zone = IANAZone.create(timeZone);
  /** Minutes by the day's number; null: the day has two. */
  const offsets = new Map<number, number | null>();
  const offsetOf = (day: number): number | null => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const [first, last] = [zone.offset(day * DAY_MS), zone.offset((day + 1) * DAY_MS)];
    const offset = first === last ? first : null;
    offsets.set(day, offset);
    return offset;
  };
  return (atMs) => {
    const minutes = offsetOf(Math.floor(atMs / DAY_MS)) ?? zone.offset(atMs);
    const local = new Date(atMs + minutes * MINUTE_MS).toISOString();
    return `${local.slice(0, 10)} ${local.slice(11, 19)}`;
  };
}
