import { DateTime, IANAZone } from "luxon";

/** Whole days in the viewer's zone; `from` included, `until` not. */
export type Period = {
  from: Date;
  until: Date;
  firstDay: string;
  lastDay: string;
  timeZone: string;
};

const DEFAULT_DAYS = 30;
const MAX_DAYS = 366;
/** Years a day may lie in: past them the arithmetic leaves what ISO 8601 and PostgreSQL agree on. */
const YEARS = { first: 1970, last: 2199 };

/**
 * Reads a period from an address.
 * `from` and `to` are days (YYYY-MM-DD, both included); what is missing or no day falls back to the last 30 days, today included.
 * `timeZone` is an IANA name; an unknown one counts as UTC.
 */
export function parsePeriod(
  input: { from?: string; to?: string },
  timeZone: string,
  now: Date,
): Period {
  const zone = IANAZone.isValidZone(timeZone) ? timeZone : "UTC";
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const day = (text: string | undefined) => {
    const parsed =
      text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? DateTime.fromISO(text, { zone }) : null;
    if (!parsed?.isValid || parsed.year < YEARS.first || parsed.year > YEARS.last) return null;
    return parsed.startOf("day");
  };
  const last = day(input.to) ?? today;
  const wished = day(input.from) ?? last.minus({ days: DEFAULT_DAYS - 1 });
  const earliest = last.minus({ days: MAX_DAYS - 1 });
  const first = DateTime.min(last, DateTime.max(wished, earliest));
  return {
    from: first.toJSDate(),
    until: last.plus({ days: 1 }).toJSDate(),
    firstDay: first.toISODate() ?? "",
    lastDay: last.toISODate() ?? "",
    timeZone: zone,
  };
}

/** The period of as many days that ends where this one begins. */
export function previousPeriod({ firstDay, lastDay, timeZone, from }: Period): Period {
  const zone = { zone: timeZone };
  const first = DateTime.fromISO(firstDay, zone);
  const days = Math.round(DateTime.fromISO(lastDay, zone).diff(first, "days").days) + 1;
  const begin = first.minus({ days });
  return {
    from: begin.toJSDate(),
    until: from,
    firstDay: begin.toISODate() ?? "",
    lastDay: first.minus({ days: 1 }).toISODate() ?? "",
    timeZone,
  };
}

/** The days of the ready choices: "7", "30", "90" days up to today. */
export function lastDays(days: number, timeZone: string, now: Date): { from: string; to: string } {
  const period = parsePeriod({}, timeZone, now);
  const last = DateTime.fromISO(period.lastDay, { zone: period.timeZone });
  return { from: last.minus({ days: days - 1 }).toISODate() ?? "", to: period.lastDay };
}

/** Every day of a period, oldest first, YYYY-MM-DD. */
export function daysOf(period: Pick<Period, "firstDay" | "lastDay">): string[] {
  // Calendar days are counted in UTC, where each has 24 hours.
  const last = DateTime.fromISO(period.lastDay, { zone: "UTC" });
  const days: string[] = [];
  for (
    let day = DateTime.fromISO(period.firstDay, { zone: "UTC" });
    day <= last;
    day = day.plus({ days: 1 })
  ) {
    days.push(day.toISODate() ?? "");
  }
  return days;
}
