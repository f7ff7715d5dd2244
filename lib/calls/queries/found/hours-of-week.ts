import "server-only";
import { and, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { database } from "@/db/client";
import { calls } from "@/db/schema";

/** Parts of the list's filter; `from` and `to` only spare looking further. */
type Wish = {
  weekday?: number | undefined;
  hour?: number | undefined;
  timeZone?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

const HOUR_MS = 3_600_000;

/**
 * The condition of calls that were started on a weekday (1 is Monday), in an hour (0 to 23) or both, by the clocks of
 * an IANA zone, UTC where none is named; undefined where neither is asked for.
 */
export async function onHourOfWeek(wish: Wish): Promise<SQL | undefined> {
  const { weekday, hour, timeZone = "UTC" } = wish;
  const local = sql`${calls.createdAt} at time zone ${timeZone}::text`;
  const isThen = and(
    weekday ? eq(sql`extract(isodow from ${local})::int`, weekday) : undefined,
    hour === undefined ? undefined : eq(sql`extract(hour from ${local})::int`, hour),
  );
  if (!weekday || hour === undefined) return isThen;
  // One hour in 168: said as moments, so that an index finds them. Clocks have the last word.
  const weeks = await weeksOf(wish, { weekday, hour, timeZone });
  return and(or(...weeks) ?? sql`false`, isThen);
}

/** A condition for every week there are calls of, oldest first. */
async function weeksOf(
  { from, to }: Wish,
  { weekday, hour, timeZone }: { weekday: number; hour: number; timeZone: string },
): Promise<SQL[]> {
  const [ends] = await database().execute<{ first: number | null; last: number | null }>(sql`
    select extract(epoch from min(${calls.createdAt}))::float8 as first, extract(epoch from max(${calls.createdAt}))::float8 as last
    from ${calls}`);
  const first = Math.max(
    (ends?.first ?? Number.POSITIVE_INFINITY) * 1000,
    from ? Date.parse(from) : 0,
  );
  const last = Math.min((ends?.last ?? 0) * 1000, to ? Date.parse(to) : Number.POSITIVE_INFINITY);
  const weeks: SQL[] = [];
  if (first > last) return weeks;
  const week = DateTime.fromMillis(first, { zone: timeZone })
    .startOf("week")
    .plus({ days: weekday - 1 });
  for (let no = 0; ; no += 1) {
    const begins = week.plus({ weeks: no }).set({ hour });
    const around = aroundMs(begins);
    const after = begins.toMillis() + HOUR_MS + around;
    if (begins.toMillis() - around > last) return weeks;
    const range = and(
      gte(calls.createdAt, new Date(begins.toMillis() - around)),
      lt(calls.createdAt, new Date(after)),
    );
    if (range && after > first) weeks.push(range);
  }
}

/** Near a change of clocks an hour comes twice, or not at all: then its neighbors are looked at too. */
function aroundMs(begins: DateTime): number {
  const offsets = [-1, 2].map((hours) => begins.plus({ hours }).offset);
  return offsets.every((offset) => offset === begins.offset) ? 0 : HOUR_MS;
}
