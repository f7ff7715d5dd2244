import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { gauge } from "./metrics";

/** States that all processes share, told by the worker's metrics. */
export function tellPlatformGauges(): void {
  gauge(
    "halo_database_answer_seconds",
    "How long the database took for a statement that does nothing",
    [],
    async () => {
      const began = performance.now();
      await database().execute(sql`select 1`);
      return [{ labels: {}, value: (performance.now() - began) / 1000 }];
    },
  );
  gauge(
    "halo_jobs",
    "Jobs by queue and state, as the queue's monitor counted them within the last half minute",
    ["queue", "state"],
    async () => {
      const rows = await database().execute<{
        queue: string;
        ready: number;
        deferred: number;
        active: number;
        failed: number;
      }>(sql`
        select name as queue, ready_count as ready, deferred_count as deferred,
          active_count as active, failed_count as failed
        from pgboss.queue`);
      return rows.flatMap(({ queue, ...counts }) =>
        Object.entries(counts).map(([state, value]) => ({ labels: { queue, state }, value })),
      );
    },
  );
  gauge(
    "halo_jobs_oldest_due_seconds",
    "How long the job that is due longest has waited, by queue",
    ["queue"],
    async () => {
      const rows = await database().execute<{ queue: string; value: number }>(sql`
        select name as queue, extract(epoch from now() - min(start_after))::float8 as value
        from pgboss.job where state < 'active' and not blocked and start_after <= now() group by name`);
      return rows.map(({ queue, value }) => ({ labels: { queue }, value }));
    },
  );
  gauge(
    "halo_processes",
    "Processes that gave a sign of life within 15 seconds, by kind",
    ["kind"],
    async () => {
      const rows = await database().execute<{ kind: string; count: number }>(sql`
        select kind, count(*)::int as count from heartbeats
        where seen_at > now() - interval '15 seconds' group by kind`);
      return rows.map(({ kind, count }) => ({ labels: { kind }, value: count }));
    },
  );
}
