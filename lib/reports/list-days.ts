import "server-only";
import { and, gte, lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { reached } from "@/lib/calls/queries/reached-step";
import { visibleCalls } from "@/lib/calls/queries/visible-calls";
import { daysOf, type Period } from "./period";

/** One day of the funnel; `day` is YYYY-MM-DD in the period's zone. */
export type DayFigures = { day: string; called: number; talked: number; interested: number };

/**
 * The funnel day by day, a row for every day of the period, by the same definitions as the whole.
 * @throws AppError forbidden
 */
export async function listDays(actor: Actor, period: Period): Promise<DayFigures[]> {
  const day = sql<string>`to_char(${calls.createdAt} at time zone ${period.timeZone}, 'YYYY-MM-DD')`;
  const countOf = (step: "called" | "talked" | "interested") =>
    sql<number>`count(*) filter (where ${reached(step)})`.mapWith(Number);
  const rows = await database()
    .select({
      day: day.as("day"),
      called: countOf("called"),
      talked: countOf("talked"),
      interested: countOf("interested"),
    })
    .from(calls)
    .where(
      and(
        gte(calls.createdAt, period.from),
        lt(calls.createdAt, period.until),
        visibleCalls(actor, "analytics.read"),
      ),
    )
    .groupBy(sql`day`);
  const known = new Map(rows.map((row) => [row.day, row]));
  return daysOf(period).map(
    (name) => known.get(name) ?? { day: name, called: 0, talked: 0, interested: 0 },
  );
}
