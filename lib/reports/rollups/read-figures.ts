import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { callRollupChanges, callRollups, calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { sightOf } from "@/lib/calls/queries/visible-calls";
import { type ReportFilter, reportedCalls } from "../report-filter";
import { type Figure, figuresOfCalls, hourOfCall, named } from "./figures";
import { rollupParts } from "./rollup-parts";

/** Half open; `timeZone` (IANA) is that of `local`, UTC where none is named. */
export type Span = { from: Date; until: Date; timeZone?: string };

/**
 * The figures of a span for whoever asks, as rows of a subquery: `local` (the beginning of the hour by the clocks of
 * the zone, without one) and the figures asked for; an hour may have several rows. Rollups answer where they can, hours
 * that changed since they were rolled up and everything else are read off the calls: one statement, so one moment.
 * @throws AppError forbidden
 */
export async function figureRows(
  actor: Actor,
  span: Span,
  filter: ReportFilter,
  names: readonly Figure[],
): Promise<SQL> {
  const zone = span.timeZone ?? "UTC";
  const isReported = await reportedCalls(actor, span, filter);
  const parts = rollupParts(sightOf(actor, "analytics.read"), filter);
  if (parts.rolled.length === 0 || !fallsOnHours(span)) {
    return sql`(
      select local, ${named(names)} from (
        select date_trunc('hour', ${calls.createdAt} at time zone zone.name) as local, ${figuresOfCalls(names)}
        from ${calls}, (select ${zone}::text as name) zone where ${isReported} group by 1) seen)`;
  }
  const [from, until] = [span.from.toISOString(), span.until.toISOString()];
  const within = sql`hour >= ${from}::timestamptz and hour < ${until}::timestamptz`;
  const rolled = parts.rolled.map(
    (part) => sql`select hour, ${named(names)} from ${callRollups}
      where ${part} and ${within} and hour not in (select hour from changed)`,
  );
  const rest = parts.rest.map(
    ({ hours, isMeant }) => sql`select ${hourOfCall} as hour, ${figuresOfCalls(names)}
      from (select distinct hour from ${callRollups} where ${hours} and ${within} and hour not in (select hour from changed)) rest
      cross join lateral (
        select * from ${calls} where ${calls.createdAt} >= rest.hour and ${calls.createdAt} < rest.hour + interval '1 hour'
          and ${isReported} and ${isMeant}
        -- Hour by hour: PostgreSQL would read all calls of the person first, and few of them are meant.
        offset 0
      ) ${calls} group by 1`,
  );
  return sql`(
    with changed as (select distinct hour from ${callRollupChanges} where ${within})
    select hour at time zone ${zone}::text as local, ${named(names)} from (
      ${sql.join([...rolled, ...rest], sql` union all `)}
      union all
      select ${hourOfCall} as hour, ${figuresOfCalls(names)}
      from changed join ${calls} on ${calls.createdAt} >= changed.hour and ${calls.createdAt} < changed.hour + interval '1 hour'
      where ${isReported} group by 1
    ) hours)`;
}

/** Rollups are kept by the hours of UTC; some zones are half an hour or a quarter beside them, some only in summer. */
function fallsOnHours({ from, until, timeZone = "UTC" }: Span): boolean {
  for (
    let day = DateTime.fromJSDate(from, { zone: timeZone });
    day.toMillis() < until.getTime();
    day = day.plus({ days: 7 })
  ) {
    if (day.offset % 60 !== 0) return false;
  }
  return [from, until].every((edge) => edge.getTime() % 3_600_000 === 0);
}
