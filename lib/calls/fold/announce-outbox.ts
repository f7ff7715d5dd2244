import "server-only";
import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { calls } from "@/db/schema";
import { announce } from "@/lib/platform/live/announce";

/** Tells those who look on that something of this call came into the outbox, changed there, or left it. */
export async function announceOutbox(tx: DbOrTx, callId: string): Promise<void> {
  const [call] = await tx
    .select({ contactId: calls.contactId, ownerId: calls.ownerId, teamId: calls.teamId })
    .from(calls)
    .where(eq(calls.id, callId));
  if (call) await announce(tx, { kind: "outbox", callId, ...call });
}
