import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { gauge } from "@/lib/platform/metrics";
import { getSettings } from "@/lib/settings/queries";
import { spentToday } from "../dial/spent-today";

/** Money and limits of dialing; what is read lies in the index of open sessions or among those of today. */
export function tellDialGauges(): void {
  gauge(
    "halo_dialing_limits",
    "What is set: slots, calls_per_minute, budget_micros (of a day of UTC), paused (0 or 1)",
    ["limit"],
    async () => {
      const { dialing } = await getSettings();
      return [
        { labels: { limit: "slots" }, value: dialing.maxConcurrentCalls },
        { labels: { limit: "calls_per_minute" }, value: dialing.callsPerMinute },
        { labels: { limit: "budget_micros" }, value: dialing.budgetPerDayMicros },
        { labels: { limit: "paused" }, value: dialing.paused ? 1 : 0 },
      ];
    },
  );
  gauge(
    "halo_spend_reserved_micros",
    "Millionths of the account's currency reserved for sessions under way",
    [],
    async () =>
      one(sql`select coalesce(sum(reserved_micros), 0)::float8 as value
        from call_attempts where slot_free_at is null`),
  );
  gauge(
    "halo_spend_today_micros",
    "Millionths of the account's currency the carrier took for today's sessions (day of UTC)",
    [],
    async () => one(sql`select ${spentToday(sql`a.ended_at is not null`)}::float8 as value`),
  );
  gauge(
    "halo_webhook_deliveries_open",
    "Webhooks their receivers have not taken yet",
    ["state"],
    async () => {
      const rows = await database().execute<{ state: string; value: number }>(sql`
        select state, count(*)::int as value
        from webhook_deliveries where state in ('waiting', 'sending') group by state`);
      return rows.map(({ state, value }) => ({ labels: { state }, value }));
    },
  );
}

async function one(query: ReturnType<typeof sql>) {
  const [row] = await database().execute<{ value: number }>(query);
  return row ? [{ labels: {}, value: row.value }] : [];
}
