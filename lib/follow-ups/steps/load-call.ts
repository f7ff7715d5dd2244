import "server-only";
import { and, eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { callReadings, calls, contacts } from "@/db/schema";

export type FollowUpCall = {
  call: typeof calls.$inferSelect;
  contact: typeof contacts.$inferSelect | null;
  /** The current one; null: the talk could not be read. */
  reading: typeof callReadings.$inferSelect | null;
};

export async function loadCall(db: DbOrTx, callId: string): Promise<FollowUpCall> {
  const [row] = await db
    .select({ call: calls, contact: contacts, reading: callReadings })
    .from(calls)
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .leftJoin(
      callReadings,
      and(eq(callReadings.callId, calls.id), eq(callReadings.isCurrent, true)),
    )
    .where(eq(calls.id, callId));
  if (!row) throw new Error("the call to follow up is gone");
  return row;
}

/** The model saw consent where the words refuse: a person looks before anything goes out. Somebody who set the outcome has looked. */
export function isDoubtful({ call, reading }: FollowUpCall): boolean {
  if (call.outcomeSource === "person") return false;
  return reading?.reviewReason?.split(",").includes("refusal_in_words") ?? false;
}
