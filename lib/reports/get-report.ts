import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { OUTCOMES, type Outcome } from "@/db/enums";
import type { Actor } from "@/lib/auth/actor";
import { FUNNEL_FIGURES, type FunnelReport, funnelOf } from "./get-funnel";
import { daysOf, type Period } from "./period";
import type { ReportFilter } from "./report-filter";
import { ENDINGS, endingOf, type Figure, sumsOf } from "./rollups/figures";
import { figureRows } from "./rollups/read-figures";

/** One day of the funnel; `day` is YYYY-MM-DD in the period's zone. */
export type DayFigures = { day: string; called: number; talked: number; interested: number };
/** One hour of the week; `weekday` 1 is Monday, `hour` 0 to 23, in the period's zone. */
export type HourFigures = { weekday: number; hour: number; calls: number; talked: number };
/** How many calls ended so; every call of the period stands in one, or is still without an outcome. */
export type OutcomeFigures = { outcome: Outcome | null; calls: number };

export type Report = FunnelReport & {
  /** A row for every day of the period. */
  days: DayFigures[];
  /** In the order of the week; hours in which nobody called are left out. */
  hours: HourFigures[];
  /** Most frequent first. */
  outcomes: OutcomeFigures[];
};

const NAMES: readonly Figure[] = [...FUNNEL_FIGURES, ...ENDINGS];

type Row = Record<Figure, number> & { day: string | null; weekday: number | null; hour: number };

/**
 * The funnel of a period, and its calls by day, by hour of the week and by outcome, by the same definitions.
 * One pass answers all of it, so that the parts fit each other.
 * @throws AppError forbidden
 */
export async function getReport(
  actor: Actor,
  period: Period,
  filter: ReportFilter = {},
): Promise<Report> {
  const figures = await figureRows(actor, period, filter, NAMES);
  const rows = await database().execute<Row>(sql`
    select day::text as day, weekday, hour, ${sumsOf(NAMES)}
    from (
      select figures.*, local::date as day, extract(isodow from local)::int as weekday, extract(hour from local)::int as hour
      from ${figures} figures
    ) figures
    group by grouping sets ((day), (weekday, hour), ())`);
  const days = new Map(
    daysOf(period).map((day) => [day, { day, called: 0, talked: 0, interested: 0 }]),
  );
  const hours: HourFigures[] = [];
  let whole: Row | undefined;
  for (const row of rows) {
    const { called, talked, interested } = row;
    if (row.day !== null) days.set(row.day, { day: row.day, called, talked, interested });
    else if (row.weekday === null) whole = row;
    else if (row.calls > 0)
      hours.push({ weekday: row.weekday, hour: row.hour, calls: row.calls, talked });
  }
  if (!whole) throw new Error("an aggregate without a row");
  return {
    ...funnelOf(whole),
    days: [...days.values()],
    hours: hours.sort(byHour),
    outcomes: outcomesOf(whole),
  };
}

function outcomesOf(row: Row): OutcomeFigures[] {
  const ended: OutcomeFigures[] = OUTCOMES.map((outcome) => ({
    outcome,
    calls: row[endingOf(outcome)],
  }));
  const open = row.calls - ended.reduce((sum, { calls }) => sum + calls, 0);
  return [...ended, { outcome: null, calls: open }]
    .filter(({ calls }) => calls > 0)
    .sort((one, other) => other.calls - one.calls);
}

function byHour(one: HourFigures, other: HourFigures): number {
  return one.weekday - other.weekday || one.hour - other.hour;
}
