import "server-only";
import type { Tx } from "@/db/client";
import { callCosts } from "@/db/schema";

/** Books what a text message cost by the price list; an unknown price books nothing. */
export async function storeMessageCost(
  tx: Tx,
  callId: string,
  segments: number,
  prices: { smsSegmentMicros: number | null; currency: string; version: string },
): Promise<void> {
  if (prices.smsSegmentMicros === null) return;
  const cost = {
    amountMicros: segments * prices.smsSegmentMicros,
    currency: prices.currency,
    quantity: `${segments} segments`,
    priceVersion: prices.version,
    updatedAt: new Date(),
  };
  await tx
    .insert(callCosts)
    .values({ callId, component: "sms", ...cost })
    .onConflictDoUpdate({ target: [callCosts.callId, callCosts.component], set: cost });
}
