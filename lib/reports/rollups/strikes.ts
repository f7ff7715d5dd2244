import { DateTime } from "luxon";
import { STRIKES, type Strike } from "@/db/schema";

/** Half open; `timeZone` (IANA) is that of the clocks, UTC where none is named. */
export type Span = { from: Date; until: Date; timeZone?: string };

const HOUR = 60;
const HOUR_MS = 3_600_000;

/**
 * At which minutes within the hours of UTC the clocks of the span's zone strike, at times at least; mostly at none.
 * Null where rollups cannot tell hours apart so: an edge lies within an hour, or a zone strikes at a minute of its own.
 */
export function strikesOf({ from, until, timeZone = "UTC" }: Span): Strike[] | null {
  const strikes = new Set<number>();
  const last = DateTime.fromMillis(until.getTime() - 1, { zone: timeZone });
  // No summer is shorter than a week.
  for (
    let day = DateTime.fromJSDate(from, { zone: timeZone });
    day < last;
    day = day.plus({ days: 7 })
  ) {
    strikes.add(strikeOf(day));
  }
  strikes.add(strikeOf(last));
  strikes.delete(0);
  const known = STRIKES.filter((minute) => strikes.has(minute));
  return known.length === strikes.size && [from, until].every(isOnHour(timeZone)) ? known : null;
}

/** The hour of UTC a moment lies in. */
export const beginOfHour = (at: Date): Date =>
  new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

const strikeOf = (at: DateTime) => ((-at.offset % HOUR) + HOUR) % HOUR;

const isOnHour = (zone: string) => (at: Date) => {
  const { minute, second, millisecond } = DateTime.fromJSDate(at, { zone });
  return minute === 0 && second === 0 && millisecond === 0;
};
