import type { CallFilter } from "@/lib/calls/queries/call-filter";
import { parsePeriod } from "@/lib/reports/period";
import type { ListAddress } from "./list-address";

/**
 * The filter that an address asks for.
 * @param timeZone IANA name; in it the address counts days and hours
 */
export function filterOf(address: ListAddress, timeZone: string, now: Date): CallFilter {
  const { from, to, weekday, hour, ...rest } = address;
  const days =
    from || to
      ? parsePeriod({ ...(from ? { from } : {}), ...(to ? { to } : {}) }, timeZone, now)
      : null;
  return {
    ...rest,
    ...(days && { from: days.from.toISOString(), to: days.until.toISOString() }),
    ...(weekday && { weekday: Number(weekday), timeZone }),
    ...(hour && { hour: Number(hour), timeZone }),
  };
}

/** Where the calls of a filter are a file. */
export function exportAddress({ cursor: _cursor, ...filter }: CallFilter): string {
  const query = Object.entries(filter).map(([name, value]) => [name, String(value)]);
  return `/api/v1/calls/export?${new URLSearchParams(query)}`;
}
