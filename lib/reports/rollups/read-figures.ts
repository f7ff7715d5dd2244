import "server-only";
import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { callRollupChanges, callRollups, calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { sightOf } from "@/lib/calls/queries/visible-calls";
import { type ReportFilter, reportedCalls } from "../report-filter";
import { type Figure, figuresOfCalls, named, takenAway } from "./figures";
import { rollupParts } from "./rollup-parts";
import { beginOfHour, type Span, strikesOf } from "./strikes";

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
  const isReported = await reportedCalls(actor, span, filter);
  const counted = sql`${localHour(calls.createdAt, span)} as local, ${figuresOfCalls(names)}`;
  const strikes = strikesOf(span);
  const isStruck = strikes !== null && strikes.length > 0;
  const parts = rollupParts(sightOf(actor, "analytics.read"), filter, isStruck);
  if (parts.rolled.length === 0 || strikes === null)
    return sql`(select ${counted} from ${calls} where ${isReported} group by 1)`;

  const inSpan = within({ ...span, from: beginOfHour(span.from) }, sql`hour`);
  const unchanged = sql`${inSpan} and hour not in (select hour from changed)`;
  const rolled = parts.rolled.flatMap(({ are }) =>
    piecesOf(span, strikes, names).map(
      ({ rows, at, figures }) => sql`select ${localHour(at, span)} as local, ${figures}
        from ${callRollups} where ${are} and ${rows} and ${unchanged}`,
    ),
  );
  const callsOf = (hours: SQL, isMeant?: SQL) => sql`select ${counted}
    from (${hours}) hours cross join lateral (
      select * from ${calls} where ${calls.createdAt} >= hours.hour and ${calls.createdAt} < hours.hour + interval '1 hour'
        and ${and(isReported, isMeant)}
      -- Hour by hour: PostgreSQL would rather compare all calls of the span with the hours.
      offset 0
    ) ${calls} group by 1`;
  const rest = parts.rest.map(({ hours, isMeant }) =>
    callsOf(sql`select distinct hour from ${callRollups} where ${hours} and ${unchanged}`, isMeant),
  );
  return sql`(
    with changed as (select distinct hour from ${callRollupChanges} where ${inSpan})
    ${sql.join([...rolled, ...rest, callsOf(sql`select hour from changed`)], sql` union all `)})`;
}

type Piece = { rows: SQL; at: SQL; figures: SQL };

/**
 * Where the clocks strike within hours of UTC, the whole hour counts for the hour of the clocks it begins in, and what
 * comes after the strike is taken from there and given to the next one.
 */
function piecesOf(span: Span, strikes: readonly number[], names: readonly Figure[]): Piece[] {
  const whole = sql`from_minute = 0 and ${within(span, sql`hour`)}`;
  const pieces: Piece[] = [{ rows: whole, at: sql`hour`, figures: named(names) }];
  for (const strike of strikes) {
    const struckAt = sql`hour + interval '${sql.raw(String(strike))} minutes'`;
    const rows = sql`from_minute = ${sql.raw(String(strike))}
      and extract(minute from hour at time zone ${zoneOf(span)}::text) = ${sql.raw(String(60 - strike))}`;
    const before = { rows: sql`${rows} and ${within(span, sql`hour`)}`, at: sql`hour` };
    const after = { rows: sql`${rows} and ${within(span, struckAt)}`, at: struckAt };
    pieces.push({ ...before, figures: takenAway(names) }, { ...after, figures: named(names) });
  }
  return pieces;
}

const zoneOf = ({ timeZone = "UTC" }: Span) => timeZone;

const localHour = (at: SQLWrapper, span: Span) =>
  sql`date_trunc('hour', (${at}) at time zone ${zoneOf(span)}::text)`;

const within = ({ from, until }: Span, at: SQL) =>
  sql`${at} >= ${from.toISOString()}::timestamptz and ${at} < ${until.toISOString()}::timestamptz`;
