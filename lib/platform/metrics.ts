import "server-only";
import client from "prom-client";
import { setQueryWatcher } from "@/db/query-times";
import { log } from "./log";

/**
 * The metrics of this process. The web process evaluates this file twice (its server and Next's bundle), and a
 * metric is registered once only, so a known name gives the known metric.
 */
const registry = client.register;

/** From a millisecond to half a minute. */
const SECONDS_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts events. `name` ends in `_total`; labels take few values, never an id or a person. */
export function counter<L extends string>(
  name: string,
  help: string,
  labels: readonly L[],
): client.Counter<L> {
  const known = registry.getSingleMetric(name);
  if (known) return known as client.Counter<L>;
  return new client.Counter({ name, help, labelNames: labels });
}

/** Spreads of durations. `name` ends in `_seconds`, and so do its values. */
export function histogram<L extends string>(
  name: string,
  help: string,
  labels: readonly L[],
): client.Histogram<L> {
  const known = registry.getSingleMetric(name);
  if (known) return known as client.Histogram<L>;
  return new client.Histogram({ name, help, labelNames: labels, buckets: SECONDS_BUCKETS });
}

export type Sample<L extends string> = { labels: Record<L, string>; value: number };

/**
 * A state that is looked at when the metrics are asked for. One that cannot be read is left out of the page; the others
 * stay. Of a state that all processes share, each tells the same: take the maximum, not the sum.
 */
export function gauge<L extends string>(
  name: string,
  help: string,
  labels: readonly L[],
  read: () => Promise<readonly Sample<L>[]>,
): void {
  if (registry.getSingleMetric(name)) return;
  new client.Gauge({
    name,
    help,
    labelNames: labels,
    async collect() {
      this.reset();
      try {
        for (const { labels, value } of await read()) this.set(labels, value);
      } catch (error) {
        log.warn("a metric could not be read", { code: name, error });
      }
    },
  });
}

/** Requests by door and answer. */
export const requestSeconds = histogram(
  "halo_request_seconds",
  "Requests by door, name and HTTP status",
  ["door", "name", "status"],
);
/** Calls to outside services. */
export const providerSeconds = histogram(
  "halo_provider_seconds",
  "Requests to outside services by provider, method and result",
  ["provider", "method", "result"],
);

/** Statements of this process; begun transactions, which wait for a connection of the pool, stand apart. */
const databaseSeconds = histogram(
  "halo_database_seconds",
  "Statements of this process, from being asked until their answer",
  ["result"],
);
const poolWaitSeconds = histogram(
  "halo_database_pool_wait_seconds",
  "Transactions of this process, from being asked for until they have a connection and are begun",
  ["result"],
);
setQueryWatcher((kind, result, seconds) => {
  (kind === "begin" ? poolWaitSeconds : databaseSeconds).observe({ result }, seconds);
});

/** Adds memory, CPU and event-loop figures of Node; once a process. */
export function collectProcessMetrics(): void {
  if (!registry.getSingleMetric("process_cpu_user_seconds_total"))
    client.collectDefaultMetrics({ register: registry });
}

/** Everything in the Prometheus text format. */
export async function metricsPage(): Promise<{ body: string; contentType: string }> {
  return { body: await registry.metrics(), contentType: registry.contentType };
}
