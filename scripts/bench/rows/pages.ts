import { lastDays } from "@/lib/reports/period";
import type { Bench, Figure, Row } from "../row";
import { type TimedPage, timePages } from "../timed-pages";

const LIST_MS = 150;
const YEAR_MS = 300;
const DAY_MS = 86_400_000;
/** Of those a supervisor sees a part, and every index serves both. */
const EVERYBODY = "admin@halo.test";

/** Of the house's own, the one that speaks Uzbek. */
const BOT = "b0700000-0000-4000-8000-000000000002";

/** The call list with its filters, the result of one call, and figures of a month, a quarter and a year. */
export const row: Row = {
  readsCalls: true,
  async measure(bench: Bench): Promise<Figure[]> {
    const { db } = await bench.product();
    const [call] = await db<{ id: string; phone: string }[]>`
      select c.id, c.phone from calls c join users u on u.team_id = c.team_id and u.email = 'supervisor@halo.test'
      where c.outcome = 'interested' and c.status = 'completed' order by c.created_at desc limit 1`;
    const list = (
      what: string,
      query: string,
      days?: Record<"from" | "to", string>,
    ): TimedPage => ({
      what: `list${what}`,
      path: `/calls?${query}${days ? `&${new URLSearchParams(days)}` : ""}`,
      atMostMs: LIST_MS,
      // The API takes moments.
      proof: `/api/v1/calls?${query}${days ? `&from=${days.from}T00:00:00Z&to=${days.to}T00:00:00Z` : ""}`,
    });
    const figures = (what: string, days: number, atMostMs: number, more = ""): TimedPage => {
      const query = `?${new URLSearchParams(lastDays(days, "UTC", new Date()))}${more}`;
      return {
        what: `analytics, ${what}`,
        path: `/analytics${query}`,
        atMostMs,
        proof: `/api/v1/analytics${query}`,
      };
    };
    const daysAgo = (days: number) =>
      new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
    const month = { from: daysAgo(60), to: daysAgo(30) };
    const ofAll = (page: TimedPage): TimedPage => ({
      ...page,
      what: `${page.what}, everybody's`,
      by: EVERYBODY,
    });
    return timePages(bench, [
      list("", ""),
      list(", a rare outcome", "outcome=ai_error&language=tj"),
      list(", a status", "status=completed&direction=outbound"),
      list(", a CRM state", "crm=pending"),
      // Four digits that somebody has: any others may be nobody's.
      list(", part of a number", `q=${call?.phone.slice(-5, -1)}`),
      list(", longest talks", "sort=longest"),
      list(", fell out", "fellOut=interested"),
      list(", an hour of the week", "weekday=3&hour=11"),
      ofAll(list(", an hour of the week", "weekday=3&hour=11")),
      ofAll(list(", a rare outcome, oldest first", "outcome=ai_error&sort=oldest")),
      list(", a bot", `botId=${BOT}`),
      list(", a month", "", month),
      ofAll(list(", a rare outcome in a month", "outcome=ai_error&language=tj", month)),
      {
        what: "result",
        path: `/calls/${call?.id}`,
        atMostMs: LIST_MS,
        proof: `/api/v1/calls/${call?.id}`,
      },
      figures("30 days", 30, LIST_MS),
      figures("90 days", 90, LIST_MS),
      figures("a year", 366, YEAR_MS),
      figures("30 days of a language", 30, LIST_MS, "&language=uz"),
      ofAll(figures("30 days of a language", 30, LIST_MS, "&language=uz")),
      ofAll(figures("a year", 366, YEAR_MS)),
      ofAll(figures("a year of a bot", 366, YEAR_MS, `&botId=${BOT}`)),
    ]);
  },
};
