import "server-only";
import { and, asc, eq, exists, isNull, lte, notExists, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { calls, erasureRecordings, erasures } from "@/db/schema";
import { backoffSeconds } from "@/lib/platform/backoff";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";
import { log } from "@/lib/platform/log";
import { currentWorld } from "@/lib/settings/provider-world";
import { telephonyRoad } from "@/lib/telephony/registry";

type Waiting = typeof erasureRecordings.$inferSelect;

/**
 * Asks the provider to delete the recordings of people who were erased, again and again until it has; then the receipt
 * is finished. Only those of the world that is connected: the other provider would not know them and say they are gone.
 */
export async function deleteErasedRecordings(): Promise<void> {
  const db = database();
  const due = await db
    .select()
    .from(erasureRecordings)
    .where(
      and(
        isNull(erasureRecordings.settledAt),
        lte(erasureRecordings.nextAt, sql`clock_timestamp()`),
        exists(
          db
            .select({ one: sql`1` })
            .from(calls)
            .where(and(eq(calls.id, erasureRecordings.callId), eq(calls.world, currentWorld()))),
        ),
      ),
    )
    .orderBy(asc(erasureRecordings.nextAt))
    .limit(50);
  for (const recording of due) await deleteOne(recording);
}

async function deleteOne(recording: Waiting): Promise<void> {
  const db = database();
  try {
    const result = recording.url ? await telephonyRoad().deleteRecording(recording.url) : "gone";
    const isForeign = result === "foreign";
    await db
      .update(erasureRecordings)
      .set({
        state: isForeign ? "failed" : result,
        // Whoever has to look after it by hand needs the address.
        url: isForeign ? recording.url : null,
        error: isForeign ? "foreign_address" : null,
        tries: recording.tries + 1,
        settledAt: sql`clock_timestamp()`,
      })
      .where(eq(erasureRecordings.no, recording.no));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unavailable";
    log.warn("a recording was not deleted yet", { code, callId: recording.callId });
    const tries = recording.tries + 1;
    await db
      .update(erasureRecordings)
      .set({
        tries,
        error: code.slice(0, 60),
        nextAt: sql`clock_timestamp() + make_interval(secs => ${backoffSeconds(tries)})`,
      })
      .where(eq(erasureRecordings.no, recording.no));
    return;
  }
  await finishIfDone(recording.erasureId);
}

async function finishIfDone(erasureId: string): Promise<void> {
  const db = database();
  await db
    .update(erasures)
    .set({ finishedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(erasures.id, erasureId),
        isNull(erasures.finishedAt),
        notExists(
          db
            .select({ one: sql`1` })
            .from(erasureRecordings)
            .where(
              and(eq(erasureRecordings.erasureId, erasureId), isNull(erasureRecordings.settledAt)),
            ),
        ),
      ),
    );
}

export const deleteRecordingsTick: TickDefinition = {
  name: "delete-erased-recordings",
  everySeconds: 3,
  run: deleteErasedRecordings,
};
