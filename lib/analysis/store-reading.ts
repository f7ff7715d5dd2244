import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { callCosts, callReadings } from "@/db/schema";
import { storeReadingOutcome } from "@/lib/calls/steps";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import { upsertContactByPhone } from "@/lib/contacts/upsert-contact";
import type { Reading } from "./reader/read-conversation";

/**
 * Writes a reading as the current one of its call, older ones stay; with it the outcome, the cost,
 * what was learned of the person, and the person's wish not to be called.
 */
export async function storeReading(
  tx: Tx,
  callId: string,
  reading: Reading,
  requestedBy: string,
): Promise<void> {
  const { guarded, row, phone } = reading;
  await tx
    .update(callReadings)
    .set({ isCurrent: false })
    .where(and(eq(callReadings.callId, callId), eq(callReadings.isCurrent, true)));
  const [stored] = await tx
    .insert(callReadings)
    .values({ ...row, callId, requestedBy })
    .returning({ id: callReadings.id });
  if (!stored) throw new Error("an insert returned no row");
  await storeReadingOutcome(
    tx,
    callId,
    { readingId: stored.id, outcome: guarded.outcome, needsReview: row.needsReview ?? false },
    requestedBy,
  );
  await addCost(tx, callId, reading);
  await upsertContactByPhone(tx, { phone, name: guarded.customerName, language: guarded.language });
  if (guarded.doNotCall) {
    await addToDoNotCall(tx, { phone, reason: "asked_in_call", source: "call", callId });
  }
}

/** Each reading costs; the component holds their sum. A model without a price leaves it as it is. */
async function addCost(tx: Tx, callId: string, reading: Reading): Promise<void> {
  const { costMicros, inputTokens, outputTokens } = reading.row;
  if (costMicros === null || costMicros === undefined) return;
  await tx
    .insert(callCosts)
    .values({
      callId,
      component: "model",
      amountMicros: costMicros,
      currency: reading.currency,
      quantity: `${inputTokens ?? 0} in, ${outputTokens ?? 0} out`,
      priceVersion: reading.priceVersion,
    })
    .onConflictDoUpdate({
      target: [callCosts.callId, callCosts.component],
      set: {
        amountMicros: sql`${callCosts.amountMicros} + excluded.amount_micros`,
        updatedAt: new Date(),
      },
    });
}
