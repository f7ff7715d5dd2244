import "server-only";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { Tx } from "@/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/platform/log";
import type { AnyJob, EventDefinition, JobDefinition } from "./define-job";

const keep = globalThis as typeof globalThis & { haloQueue?: Promise<PgBoss> };

/** What pg-boss may do in this process: the web only sends, the worker also fetches and tends. */
async function open(): Promise<PgBoss> {
  const isWorker = env().HALO_PROCESS === "worker";
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: `halo-${env().HALO_PROCESS}-jobs`,
    max: isWorker ? 5 : 2,
    migrate: false,
    createSchema: false,
    supervise: isWorker,
    schedule: false,
    useListenNotify: isWorker,
    monitorIntervalSeconds: 30,
    superviseIntervalSeconds: 30,
  });
  boss.on("error", (error) => log.error("job queue error", { error }));
  await boss.start();
  return boss;
}

export function jobQueue(): Promise<PgBoss> {
  keep.haloQueue ??= open().catch((error: unknown) => {
    keep.haloQueue = undefined;
    throw error;
  });
  return keep.haloQueue;
}

/** Stops fetching, waits up to `timeoutMs` for running jobs, closes its connections. */
export async function closeJobQueue(timeoutMs = 20_000): Promise<void> {
  const opened = keep.haloQueue;
  keep.haloQueue = undefined;
  const boss = await opened?.catch(() => undefined);
  await boss?.stop({ graceful: true, timeout: timeoutMs, close: true });
}

export type EnqueueOptions = {
  /** Not before so many seconds from now. */
  afterSeconds?: number;
  /** At most one waiting job with this key. */
  onlyOneKey?: string;
};

/** Adds a job in the caller's transaction: it is there if and only if the transaction commits. */
export async function enqueue<Data extends object>(
  tx: Tx,
  job: Pick<JobDefinition<Data>, "name" | "schema">,
  data: Data,
  options: EnqueueOptions = {},
): Promise<void> {
  const boss = await jobQueue();
  await boss.send(job.name, job.schema.parse(data), {
    db: fromDrizzle(tx, sql),
    startAfter: options.afterSeconds,
    singletonKey: options.onlyOneKey,
  });
}

/** Tells every job that listens to the fact, in the caller's transaction. */
export async function publish<Data extends object>(
  tx: Tx,
  event: EventDefinition<Data>,
  data: Data,
  options: Pick<EnqueueOptions, "afterSeconds"> = {},
): Promise<void> {
  const boss = await jobQueue();
  const parsed = event.schema.parse(data);
  const settings = { db: fromDrizzle(tx, sql), startAfter: options.afterSeconds };
  for (const name of await listeningTo(tx, event.name)) await boss.send(name, parsed, settings);
}

/** Tells every job that listens of many facts of one kind, in the caller's transaction, in one statement a job. */
export async function publishAll<Data extends object>(
  tx: Tx,
  event: EventDefinition<Data>,
  all: readonly Data[],
): Promise<void> {
  if (all.length <= 1) {
    for (const data of all) await publish(tx, event, data);
    return;
  }
  const boss = await jobQueue();
  const jobs = all.map((data) => ({ data: event.schema.parse(data) }));
  for (const name of await listeningTo(tx, event.name))
    await boss.insert(name, jobs, { db: fromDrizzle(tx, sql) });
}

/** A worker of a newer release may bring a job for a known event: it is heard of after this time, ms. */
const KNOWN_MS = 5_000;
const listening = new Map<string, { names: readonly string[]; until: number }>();

/** The jobs that listen to an event. They come with a release; every step of every call asks for them. */
async function listeningTo(tx: Tx, event: string): Promise<readonly string[]> {
  const known = listening.get(event);
  if (known && known.until > Date.now()) return known.names;
  const rows = await tx.execute<{ name: string }>(
    sql`select name from pgboss.subscription where event = ${event}`,
  );
  const names = rows.map(({ name }) => name);
  if (names.length > 0) listening.set(event, { names, until: Date.now() + KNOWN_MS });
  return names;
}

/** Creates or updates the queues and subscriptions of all jobs; run by the migration and at a worker's start. */
export async function registerJobs(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  if (!(await boss.getQueue("dead-letters"))) await boss.createQueue("dead-letters");
  for (const job of jobs) {
    await ensureQueue(boss, job.name, {
      notify: true,
      deadLetter: "dead-letters",
      retryLimit: job.retryLimit ?? 5,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      expireInSeconds: job.expireInSeconds ?? 60,
      deleteAfterSeconds: 86_400,
    });
    if (job.on) await boss.subscribe(job.on.name, job.name);
  }
}

async function ensureQueue(
  boss: PgBoss,
  name: string,
  options: Parameters<PgBoss["createQueue"]>[1],
): Promise<void> {
  if (await boss.getQueue(name)) await boss.updateQueue(name, options);
  else await boss.createQueue(name, options);
}
