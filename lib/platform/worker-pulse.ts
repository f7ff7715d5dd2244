import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { heartbeats } from "@/db/schema";

/** Three beats missed: no short pause of a busy process, and soon enough to tell somebody who waits. */
const SILENT_AFTER_SECONDS = 15;

/** Whether background work goes on. */
export type WorkerPulse = {
  isSilent: boolean;
  /** The newest beat of any worker, ISO 8601, UTC; null: none is running. */
  lastSeenAt: string | null;
};

export async function readWorkerPulse(): Promise<WorkerPulse> {
  const [row] = await database().execute<{ seen: string | null; fresh: boolean | null }>(sql`
    select to_char(max(seen_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as seen,
      max(seen_at) > clock_timestamp() - make_interval(secs => ${SILENT_AFTER_SECONDS}) as fresh
    from ${heartbeats} where kind = 'worker'`);
  return { isSilent: row?.fresh !== true, lastSeenAt: row?.seen ?? null };
}
