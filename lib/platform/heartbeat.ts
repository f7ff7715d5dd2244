import "server-only";
import { hostname } from "node:os";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { heartbeats } from "@/db/schema";
import { log } from "@/lib/platform/log";

const EVERY_MS = 5000;
/** Rows of processes that died long ago say nothing any more. */
const FORGET_AFTER = "1 day";

/** Writes every five seconds that this process lives; returns what takes the row away again. */
export async function keepHeartbeat(kind: "web" | "worker"): Promise<() => Promise<void>> {
  const name = `${hostname()}:${process.pid}`;
  const startedAt = new Date();
  const beat = async () => {
    const row = { process: name, kind, startedAt, version: process.version };
    await database()
      .insert(heartbeats)
      .values({ ...row, seenAt: sql`clock_timestamp()` })
      .onConflictDoUpdate({
        target: heartbeats.process,
        set: { ...row, seenAt: sql`clock_timestamp()` },
      });
  };
  await beat();
  await database().execute(
    sql`delete from heartbeats where seen_at < now() - ${FORGET_AFTER}::interval`,
  );
  const timer = setInterval(() => {
    beat().catch((error: unknown) => log.warn("heartbeat not written", { error }));
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await database().execute(sql`delete from heartbeats where process = ${name}`);
  };
}
