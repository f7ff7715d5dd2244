import { lastDays } from "@/lib/reports/period";
import { BOT, listFilters, MONTH } from "../list-filters";
import type { Bench, Figure, Row } from "../row";
import { type TimedPage, timePages } from "../timed-pages";

const LIST_MS = 150;
const YEAR_MS = 300;
const ZONE = "Asia/Kolkata";
/** Of those a supervisor sees a part, and every index serves both. */
const EVERYBODY = "admin@halo.test";

/** The call list with its filters, the result of one call, and figures of a month, a quarter and a year. */
export const row: Row = {
  readsCalls: true,
  async measure(bench: Bench): Promise<Figure[]> {
    const { db } = await bench.product();
    const [call] = await db<{ id: string }[]>`
      select c.id from calls c join users u on u.team_id = c.team_id and u.email = 'supervisor@halo.test'
      where c.outcome = 'interested' and c.status = 'completed' order by c.created_at desc limit 1`;
    const list = (query: Record<string, string>): TimedPage => ({
      what: ["list", ...Object.entries(query).map(nameOf)].join(", "),
      path: `/calls?${new URLSearchParams(query)}`,
      atMostMs: LIST_MS,
      proof: `/api/v1/calls?${new URLSearchParams(inMoments(query))}`,
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
    const ofAll = (page: TimedPage): TimedPage => ({
      ...page,
      what: `${page.what}, everybody's`,
      by: EVERYBODY,
    });
    const inKolkata = (page: TimedPage): TimedPage => ({
      ...page,
      proof: `${page.proof}&timeZone=${ZONE}`,
      timeZone: ZONE,
    });
    return timePages(bench, [
      list({}),
      ...Object.values(await listFilters(db))
        .flat()
        .map(list),
      list({ sort: "longest" }),
      ofAll(list({ outcome: "ai_error", language: "tj" })),
      list({ status: "completed", direction: "outbound" }),
      ofAll(list({ weekday: "3", hour: "11" })),
      ofAll(list({ outcome: "ai_error", sort: "oldest" })),
      ofAll(list({ outcome: "ai_error", language: "uz", ...MONTH })),
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
      inKolkata(figures("a year by clocks half an hour beside UTC", 366, YEAR_MS)),
      ofAll(inKolkata(figures("a year by clocks half an hour beside UTC", 366, YEAR_MS))),
      figures("a year of a bot in a language", 366, YEAR_MS, `&botId=${BOT}&language=uz`),
      ofAll(figures("a year of a bot in a language", 366, YEAR_MS, `&botId=${BOT}&language=uz`)),
    ]);
  },
};

const nameOf = ([name, answer]: [string, string]) =>
  /^[0-9a-f-]{36}$/.test(answer) ? name : `${name} ${answer}`;

/** The API takes moments where a page takes days. */
function inMoments(query: Record<string, string>): Record<string, string> {
  const answers = Object.entries(query).map(([name, answer]) => [
    name,
    name === "from" || name === "to" ? `${answer}T00:00:00Z` : answer,
  ]);
  return Object.fromEntries(answers);
}
