import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Outcome } from "@/db/enums";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { hourOf, weekdayOf } from "@/lib/calls/queries/call-filter";
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
  /** Hours in which nobody called are left out. */
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
      day: sql<string>`(${calls.createdAt} at time zone ${period.timeZone}::text)::date`.as("day"),
      weekday: weekdayOf(period.timeZone).as("weekday"),
      hour: hourOf(period.timeZone).as("hour"),
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
      day: sql<string | null>`${seen.day}::text`,
      weekday: sql<number | null>`${seen.weekday}`,
      hour: sql<number | null>`${seen.hour}`,
      outcome: sql<Outcome | null>`${seen.outcome}`,
      /** Which of the three the row belongs to: bits of the columns that are not grouped in it. */
      set: sql<number>`grouping(${seen.day}, ${seen.weekday}, ${seen.outcome})`.mapWith(Number),
      calls: sql<number>`count(*)`.mapWith(Number),
      called: countOf(seen.called),
      talked: countOf(seen.talked),
      interested: countOf(seen.interested),
    })
    .from(seen)
    .groupBy(
      sql`grouping sets ((${seen.day}), (${seen.weekday}, ${seen.hour}), (${seen.outcome}))`,
    );
  const of = (set: number) => rows.filter((row) => row.set === set);
  const known = new Map(of(0b011).map((row) => [row.day, row]));
  return {
    days: daysOf(period).map((day) => {
      const { called = 0, talked = 0, interested = 0 } = known.get(day) ?? {};
      return { day, called, talked, interested };
    }),
    hours: of(0b101).map(({ weekday, hour, calls: count, talked }) => ({
      weekday: Number(weekday),
      hour: Number(hour),
      calls: count,
      talked,
    })),
    outcomes: of(0b110)
      .map(({ outcome, calls: count }) => ({ outcome, calls: count }))
      .sort((a, b) => b.calls - a.calls),
  };
}
