import "server-only";
import { sql } from "drizzle-orm";
import type { PgBoss } from "pg-boss";
import { database } from "@/db/client";
import { log } from "@/lib/platform/log";
import { idsAmong, withLogContext } from "@/lib/platform/log-context";
import { histogram } from "@/lib/platform/metrics";
import { recordSpan } from "@/lib/platform/tracing/record-span";
import type { AnyJob, TickDefinition } from "./define-job";
import { jobQueue, registerJobs } from "./queue";

const jobSeconds = histogram("halo_job_seconds", "Runs of background jobs, by job and result", [
  "job",
  "result",
]);

/** Starts to fetch and run jobs in this process, and the ticks. Returns a function that stops the ticks. */
export async function runJobs(
  jobs: readonly AnyJob[],
  ticks: readonly TickDefinition[],
): Promise<() => Promise<void>> {
  const boss = await jobQueue();
  await registerJobs(boss, jobs);
  for (const job of jobs) await work(boss, job);
  const stops = ticks.map(startTick);
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

async function work(boss: PgBoss, job: AnyJob): Promise<void> {
  await boss.work<object>(
    job.name,
    {
      batchSize: job.concurrency ?? 10,
      localConcurrency: 2,
      burstWhenBatchFull: true,
      perJobResults: true,
      pollingIntervalSeconds: 0.5,
      // Jobs with a later start are found by polling only, also while NOTIFY works.
      notifyPollingIntervalSeconds: 1,
    },
    (batch) =>
      Promise.all(
        batch.map(({ id, data }) =>
          withLogContext({ job: job.name, jobId: id, ...idsAmong(data) }, () =>
            runOne(job, id, data),
          ),
        ),
      ),
  );
}

async function runOne(
  job: AnyJob,
  id: string,
  data: unknown,
): Promise<{ id: string; status: "completed" | "failed" }> {
  const started = performance.now();
  try {
    await job.runRaw(data);
    observe(job.name, "completed", started);
    recordSpan("consumer", `job ${job.name}`, started, {});
    log.debug("job done", { durationMs: Math.round(performance.now() - started) });
    return { id, status: "completed" };
  } catch (error) {
    observe(job.name, "failed", started);
    recordSpan("consumer", `job ${job.name}`, started, {}, true);
    log.error("job failed", { durationMs: Math.round(performance.now() - started), error });
    return { id, status: "failed" };
  }
}

function observe(job: string, result: "completed" | "failed", started: number): void {
  jobSeconds.observe({ job, result }, (performance.now() - started) / 1000);
}

/** One worker at a time runs a tick: the others find the advisory lock taken and try at their next turn. */
function startTick(tick: TickDefinition): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const turn = async () => {
    try {
      await database().transaction(async (tx) => {
        const [row] = await tx.execute<{ got: boolean }>(
          sql`select pg_try_advisory_xact_lock(hashtext(${`tick:${tick.name}`})) as got`,
        );
        // The lock's transaction stays open while the tick runs, in statements of its own.
        await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
        if (row?.got) await withLogContext({ job: tick.name }, () => tick.run());
      });
    } catch (error) {
      log.error("tick failed", { job: tick.name, error });
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = turn().finally(() => {
      busy = false;
    });
  }, tick.everySeconds * 1000);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
