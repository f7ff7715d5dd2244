import "server-only";
import { and, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { database } from "@/db/client";
import { listOf } from "@/db/list-of";
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

/** From the first on, before the second. */
type Range = { from: Date; to: Date };

/**
 * The condition of calls that were started on a weekday (1 is Monday), in an hour (0 to 23) or both, by the clocks of
 * an IANA zone, UTC where none is named; undefined where neither is asked for.
 */
export async function onHourOfWeek(wish: Wish): Promise<SQL | undefined> {
  const isThen = byClock(wish);
  const weeks = await weeksOf(wish);
  if (!weeks) return isThen;
  const within = weeks.map(({ from, to }) =>
    and(gte(calls.createdAt, from), lt(calls.createdAt, to)),
  );
  return and(or(...within) ?? sql`false`, isThen);
}

/**
 * The same for a page in the order of time: so many of each week are looked at, not every call of that hour there is.
 * @param isWanted every other condition of the page, its cursor's too
 * @param order the page's, by time
 */
export async function firstOnHourOfWeek(
  wish: Wish,
  page: { isWanted: SQL | undefined; order: SQL[]; limit: number },
): Promise<SQL | undefined> {
  const isThen = byClock(wish);
  const weeks = await weeksOf(wish);
  if (!weeks) return and(page.isWanted, isThen);
  const [begins, ends] = (["from", "to"] as const).map((end) =>
    listOf(
      weeks.map((week) => week[end].toISOString()),
      "timestamptz",
    ),
  );
  const isInWeek = sql`${calls.createdAt} >= week.begins and ${calls.createdAt} < week.ends`;
  return sql`${calls.id} = any(array(
    select first.id from unnest(${begins}, ${ends}) as week (begins, ends) cross join lateral (
      select ${calls.id} from ${calls} where ${and(isInWeek, isThen, page.isWanted)}
      order by ${sql.join(page.order, sql`, `)} limit ${page.limit}::int) first))`;
}

/** Clocks have the last word. */
function byClock({ weekday, hour, timeZone = "UTC" }: Wish): SQL | undefined {
  const local = sql`${calls.createdAt} at time zone ${timeZone}::text`;
  return and(
    weekday ? eq(sql`extract(isodow from ${local})::int`, weekday) : undefined,
    hour === undefined ? undefined : eq(sql`extract(hour from ${local})::int`, hour),
  );
}

/**
 * One hour in 168, said as moments, so that an index finds them: one range for every week there are calls of, oldest
 * first; null where not one hour of the week is asked for.
 */
async function weeksOf({
  weekday,
  hour,
  timeZone = "UTC",
  from,
  to,
}: Wish): Promise<Range[] | null> {
  if (!weekday || hour === undefined) return null;
  const [ends] = await database().execute<{ first: number | null; last: number | null }>(sql`
    select extract(epoch from min(${calls.createdAt}))::float8 as first, extract(epoch from max(${calls.createdAt}))::float8 as last
    from ${calls}`);
  const first = Math.max(
    (ends?.first ?? Number.POSITIVE_INFINITY) * 1000,
    from ? Date.parse(from) : 0,
  );
  const last = Math.min((ends?.last ?? 0) * 1000, to ? Date.parse(to) : Number.POSITIVE_INFINITY);
  const weeks: Range[] = [];
  if (first > last) return weeks;
  const week = DateTime.fromMillis(first, { zone: timeZone })
    .startOf("week")
    .plus({ days: weekday - 1 });
  for (let no = 0; ; no += 1) {
    const begins = week.plus({ weeks: no }).set({ hour });
    const around = aroundMs(begins);
    const after = begins.toMillis() + HOUR_MS + around;
    if (begins.toMillis() - around > last) return weeks;
    if (after > first)
      weeks.push({ from: new Date(begins.toMillis() - around), to: new Date(after) });
  }
}

/** Near a change of clocks an hour comes twice, or not at all: then its neighbors are looked at too. */
function aroundMs(begins: DateTime): number {
  const offsets = [-1, 2].map((hours) => begins.plus({ hours }).offset);
  return offsets.every((offset) => offset === begins.offset) ? 0 : HOUR_MS;
}
