import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CallStatus } from "@/db/enums";
import { listOf } from "@/db/list-of";
import { calls } from "@/db/schema";
import { AppError } from "@/lib/platform/errors";
import { settleAll } from "@/lib/platform/settle-all";
import type { CallEvent } from "./fold/call-event";
import { countMove } from "./fold/count-move";
import { type CallRow, FOLD_COLUMNS, type FoldedCall, foldOne } from "./fold/fold-one";
import { planAfterEvents } from "./fold/plan-after-event";
import { storeFolded } from "./fold/store-events";
import { storeTurns } from "./fold/store-turns";
import { tellWebhooks, wantsTelling } from "./fold/tell-webhooks";

export type CallEntry = { callId: string; event: CallEvent };

export type Applied = {
  /** False: this event was stored before; nothing changed. */
  isNew: boolean;
  status: CallStatus;
  /** The status the event moved the call to; null: it moved none. */
  movedTo: CallStatus | null;
};

/**
 * Applies one event; see `applyCallEvents`.
 * @throws AppError not_found where there is no such call
 */
export async function applyCallEvent(tx: Tx, callId: string, event: CallEvent): Promise<Applied> {
  const [applied] = await applyCallEvents(tx, [{ callId, event }]);
  if (!applied) throw new AppError("not_found");
  return applied;
}

/**
 * The one writer of a call's status. Stores events (each once), merges their facts, moves the status by the table,
 * and plans what follows, all in the caller's transaction and in a handful of statements, however many calls there
 * are. Nothing that is repeated or reordered throws. Calls are locked in the order of their ids, so that two writers
 * never wait for each other in a ring.
 * @param entries of different calls
 * @param locked what to do with calls that another transaction is at
 * @returns at the entry's place what came of it; null: no such call, or it was left out
 */
export async function applyCallEvents(
  tx: Tx,
  entries: readonly CallEntry[],
  locked: "wait" | "leave out" = "wait",
): Promise<(Applied | null)[]> {
  const known = await lockCalls(tx, entries, locked);
  const folded = entries.flatMap(({ callId, event }) => {
    const call = known.get(callId);
    // What comes late about somebody who was forgotten is not learned anew.
    const isHeard = call && (!call.erasedAt || event.type === "outcome_corrected");
    return isHeard ? [foldOne(call, event)] : [];
  });
  const stored = await storeFolded(tx, folded);
  const fresh = new Map<string, FoldedCall>();
  for (const one of folded) {
    const receivedAt = stored.get(one.before.id);
    if (!receivedAt) continue;
    fresh.set(one.before.id, one);
    // Past times of demo data are no measurement.
    if (!one.event.receivedAt) countMove(one, receivedAt);
  }
  await follow(tx, [...fresh.values()]);
  return entries.map(({ callId }) => {
    const one = fresh.get(callId);
    if (one) return { isNew: true, status: one.after.status, movedTo: one.movedTo };
    const call = known.get(callId);
    return call ? { isNew: false, status: call.status, movedTo: null } : null;
  });
}

async function lockCalls(
  tx: Tx,
  entries: readonly CallEntry[],
  locked: "wait" | "leave out",
): Promise<Map<string, CallRow>> {
  const ids = entries.map(({ callId }) => callId);
  const rows = await tx
    .select(FOLD_COLUMNS)
    .from(calls)
    // Looking up a set is planned anew each time, for the set at hand; one call is looked up by the plan at hand.
    .where(
      ids.length === 1
        ? sql`${calls.id} = ${ids[0]}`
        : sql`${calls.id} = any(${listOf(ids, "uuid")})`,
    )
    .orderBy(calls.id)
    .for("update", locked === "leave out" ? { skipLocked: true } : {});
  return new Map(rows.map((row) => [row.id, row]));
}

/** What new events bring along: turns, steps, jobs, news for webhooks. Most bring nothing. */
async function follow(tx: Tx, fresh: readonly FoldedCall[]): Promise<void> {
  const [isTold] = await settleAll([
    wantsTelling(tx, fresh),
    storeTurns(tx, fresh),
    planAfterEvents(tx, fresh),
  ]);
  // What webhooks are told is read from what has just been written.
  if (isTold) await tellWebhooks(tx, fresh);
}
