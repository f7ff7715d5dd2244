import "server-only";
import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import { type DbOrTx, database } from "@/db/client";
import { callEvents, calls } from "@/db/schema";
import { foldCounted } from "./fold-events";
import { eventOfRow } from "./timeline-row";

export type Misfolded = { callId: string; column: string; stored: string; folded: string };

/**
 * Calls whose row is not what their own events fold to; an empty list is the proof that nothing wrote past the fold.
 * @param callIds which ones; all of them where none are named
 */
export async function findMisfolded(
  callIds: readonly string[] | null = null,
  db: DbOrTx = database(),
): Promise<Misfolded[]> {
  const rows = await db
    .select()
    .from(calls)
    // Of an erased call the events no longer tell what happened.
    .where(
      and(isNull(calls.erasedAt), callIds === null ? undefined : inArray(calls.id, [...callIds])),
    );
  const found: Misfolded[] = [];
  for (const call of rows) {
    const events = await db
      .select()
      .from(callEvents)
      .where(sql`${callEvents.callId} = ${call.id}`)
      .orderBy(asc(callEvents.no));
    const folded = foldCounted(events.map(eventOfRow));
    const pairs: [string, unknown, unknown][] = [
      ["status", call.status, folded.status],
      ["outcome", call.outcome, folded.outcome],
      ["outcomeSource", call.outcomeSource, folded.outcomeSource],
      ["answeredAt", call.answeredAt?.toISOString(), folded.derived.answeredAt ?? undefined],
      ["endedAt", call.endedAt?.toISOString(), folded.derived.endedAt ?? undefined],
      ["calleeTurns", call.calleeTurns, folded.derived.calleeTurns],
      ["talkSeconds", call.talkSeconds, folded.derived.talkSeconds],
    ];
    for (const [column, stored, again] of pairs) {
      if (stored !== again) {
        found.push({ callId: call.id, column, stored: String(stored), folded: String(again) });
      }
    }
  }
  return found;
}
