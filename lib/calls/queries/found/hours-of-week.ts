import "server-only";
import { and, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { database } from "@/db/client";
import { listOf } from "@/db/list-of";
import { calls } from "@/db/schema";
import type { ListSort } from "../../list/list-sorts";
import { orderOf } from "../list-order";

/** Parts of the list's filter; `from` and `to` only spare looking further. */
type Wish = {
  weekday?: number | undefined;
  hour?: number | undefined;
  timeZone?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

const HOUR_MS = 3_600_000;

/** From the first moment on, before the second. */
type Stretch = { from: Date; to: Date };

/**
 * The condition of calls that were started on a weekday (1 is Monday), in an hour (0 to 23) or both, by the clocks of
 * an IANA zone, UTC where none is named; undefined where neither is asked for.
 */
export async function onHourOfWeek(wish: Wish): Promise<SQL | undefined> {
  const isThen = byClock(wish);
  // One hour in 168 is said as moments too, so that an index finds them; a day or an hour of each day is not that little.
  if (!wish.weekday || wish.hour === undefined) return isThen;
  const stretches = (await stretchesOf(wish)).map(({ from, to }) =>
    and(gte(calls.createdAt, from), lt(calls.createdAt, to)),
  );
  return and(or(...stretches) ?? sql`false`, isThen);
}

/**
 * The same for a page in the order of time: one stretch after the other is looked at until the page is full. Neither
 * every call of that hour is read, nor, where nobody calls at that hour, every call there is.
 * @param page.isWanted every other condition, whose calls they are and the cursor's too
 */
export async function firstOnHourOfWeek(
  wish: Wish,
  page: { isWanted: SQL | undefined; sort: Exclude<ListSort, "longest">; limit: number },
): Promise<SQL | undefined> {
  if (!wish.weekday && wish.hour === undefined) return page.isWanted;
  const stretches = await stretchesOf(wish);
  if (page.sort === "newest") stretches.reverse();
  const order = sql.join(orderOf(page.sort), sql`, `);
  const [begins, ends] = (["from", "to"] as const).map((end) =>
    listOf(
      stretches.map((stretch) => stretch[end].toISOString()),
      "timestamptz",
    ),
  );
  const isWithin = sql`${calls.createdAt} >= stretch.begins and ${calls.createdAt} < stretch.ends`;
  // In the order of its numbers unnest needs no sorting, so the limit ends it early.
  return sql`${calls.id} = any(array(
    select ${calls.id} from unnest(${begins}, ${ends}) with ordinality as stretch (begins, ends, no)
    cross join lateral (
      select ${calls.id}, ${calls.createdAt} from ${calls}
      where ${and(isWithin, byClock(wish), page.isWanted)}
      order by ${order} limit ${page.limit}::int) ${calls}
    order by stretch.no, ${order} limit ${page.limit}::int))`;
}

/** Clocks have the last word. */
function byClock({ weekday, hour, timeZone = "UTC" }: Wish): SQL | undefined {
  const local = sql`${calls.createdAt} at time zone ${timeZone}::text`;
  return and(
    weekday ? eq(sql`extract(isodow from ${local})::int`, weekday) : undefined,
    hour === undefined ? undefined : eq(sql`extract(hour from ${local})::int`, hour),
  );
}

/** The hours or days that are asked for, as moments: all that there are calls of, oldest first. */
async function stretchesOf(wish: Wish): Promise<Stretch[]> {
  const { weekday, hour, timeZone: zone = "UTC" } = wish;
  const { first, last } = await endsOf(wish);
  const stretches: Stretch[] = [];
  if (first > last) return stretches;
  const earliest = DateTime.fromMillis(first, { zone });
  const day = weekday
    ? earliest.startOf("week").plus({ days: weekday - 1 })
    : earliest.startOf("day");
  for (let no = 0; ; no += 1) {
    const asked = day.plus(weekday ? { weeks: no } : { days: no });
    const begins = hour === undefined ? asked : asked.set({ hour });
    const ends = begins.plus(hour === undefined ? { days: 1 } : { hours: 1 });
    const around = aroundMs(begins, ends);
    const [from, to] = [begins.toMillis() - around, ends.toMillis() + around];
    if (from > last) return stretches;
    if (to > first) stretches.push({ from: new Date(from), to: new Date(to) });
  }
}

/** The first and the last moment there can be a call of; the first behind the last: there is none. */
async function endsOf({ from, to }: Wish): Promise<{ first: number; last: number }> {
  const [ends] = await database().execute<{ first: number | null; last: number | null }>(sql`
    select extract(epoch from min(${calls.createdAt}))::float8 as first, extract(epoch from max(${calls.createdAt}))::float8 as last
    from ${calls}`);
  return {
    first: Math.max((ends?.first ?? Number.POSITIVE_INFINITY) * 1000, from ? Date.parse(from) : 0),
    last: Math.min((ends?.last ?? 0) * 1000, to ? Date.parse(to) : Number.POSITIVE_INFINITY),
  };
}

/** Near a change of clocks an hour comes twice, or not at all: then its neighbors are looked at too. */
function aroundMs(begins: DateTime, ends: DateTime): number {
  const [before, after] = [begins.minus({ hours: 1 }), ends.plus({ hours: 1 })];
  return before.offset === after.offset ? 0 : HOUR_MS;
}
