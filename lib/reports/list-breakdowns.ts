import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Outcome } from "@/db/enums";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { reached } from "@/lib/calls/queries/reached-step";
import { daysOf, type Period } from "./period";
import { type ReportFilter, reportedCalls } from "./report-filter";

/** One day of the funnel; `day` is YYYY-MM-DD in the period's zone. */
export type DayFigures = { day: string; called: number; talked: number; interested: number };
/** One hour of the week; `weekday` 1 is Monday, `hour` 0 to 23, in the period's zone. */
export type HourFigures = { weekday: number; hour: number; calls: number; talked: number };
/** How many calls ended so; every call of the period stands in one, or is still without an outcome. */
export type OutcomeFigures = { outcome: Outcome | null; calls: number };

export type Breakdowns = {
  /** A row for every day of the period. */
  days: DayFigures[];
  /** In the order of the week; hours in which nobody called are left out. */
  hours: HourFigures[];
  /** Most frequent first. */
  outcomes: OutcomeFigures[];
};

/**
 * The calls of a period by day, by hour of the week and by outcome, by the same definitions as the funnel.
 * One pass over the calls answers all three.
 * @throws AppError forbidden
 */
export async function listBreakdowns(
  actor: Actor,
  period: Period,
  filter: ReportFilter = {},
): Promise<Breakdowns> {
  const seen = database()
    .select({
      // One change of zone a call; days and hours of the week are read off the few hours that come out.
      hour: sql<string>`date_trunc('hour', ${calls.createdAt} at time zone ${period.timeZone}::text)`.as(
        "hour",
      ),
      outcome: sql<Outcome | null>`${calls.outcome}`.as("ended_as"),
      called: sql<boolean>`${reached("called")}`.as("called"),
      talked: sql<boolean>`${reached("talked")}`.as("has_talked"),
      interested: sql<boolean>`${reached("interested")}`.as("interested"),
    })
    .from(calls)
    .where(await reportedCalls(actor, period, filter))
    .as("seen");
  const countOf = (step: typeof seen.called | typeof seen.talked | typeof seen.interested) =>
    sql<number>`count(*) filter (where ${step})`.mapWith(Number);
  const rows = await database()
    .select({
      hour: sql<string | null>`to_char(${seen.hour}, 'YYYY-MM-DD ID HH24')`,
      outcome: sql<Outcome | null>`${seen.outcome}`,
      /** 1 where the row is an outcome's, 0 where it is an hour's. */
      isOutcome: sql<number>`grouping(${seen.hour})`.mapWith(Number),
      calls: sql<number>`count(*)`.mapWith(Number),
      called: countOf(seen.called),
      talked: countOf(seen.talked),
      interested: countOf(seen.interested),
    })
    .from(seen)
    .groupBy(sql`grouping sets ((${seen.hour}), (${seen.outcome}))`);
  const days = new Map(
    daysOf(period).map((day) => [day, { day, called: 0, talked: 0, interested: 0 }]),
  );
  const hours = new Map<string, HourFigures>();
  const outcomes: OutcomeFigures[] = [];
  for (const row of rows) {
    if (row.isOutcome) {
      outcomes.push({ outcome: row.outcome, calls: row.calls });
      continue;
    }
    const [name = "", weekday = "", hour = ""] = row.hour?.split(" ") ?? [];
    const day = days.get(name);
    if (day) {
      day.called += row.called;
      day.talked += row.talked;
      day.interested += row.interested;
    }
    const key = `${weekday} ${hour}`;
    const cell = hours.get(key) ?? {
      weekday: Number(weekday),
      hour: Number(hour),
      calls: 0,
      talked: 0,
    };
    cell.calls += row.calls;
    cell.talked += row.talked;
    hours.set(key, cell);
  }
  outcomes.sort((one, other) => other.calls - one.calls);
  return { days: [...days.values()], hours: [...hours.values()].sort(byHour), outcomes };
}

function byHour(one: HourFigures, other: HourFigures): number {
  return one.weekday - other.weekday || one.hour - other.hour;
}
