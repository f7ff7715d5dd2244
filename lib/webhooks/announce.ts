import "server-only";
import { randomUUID } from "node:crypto";
import { and, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WebhookEvent } from "@/db/enums";
import { webhookDeliveries, webhookEndpoints, webhookEvents } from "@/db/schema";
import { publish } from "@/lib/platform/jobs/queue";
import { deliveryDue } from "./events";

export type Announcement = {
  type: WebhookEvent;
  /** Unique to the fact: the same fact told again is one event. */
  key: string;
  callId: string;
  /** Grows with the call, so that a receiver may leave out what comes late. */
  sequence: number;
  /** What stands under "data"; asked for only where somebody listens. */
  data: () => Promise<object>;
};

/**
 * Tells the webhooks that listen to it of a fact, in the fact's own transaction: the event and one delivery for each
 * are there if and only if the fact is. The bytes are written here once, and every try sends the same.
 */
export async function announce(tx: Tx, fact: Announcement): Promise<void> {
  const listening = await tx
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(
      and(
        isNull(webhookEndpoints.disabledAt),
        sql`${webhookEndpoints.events} @> array[${fact.type}]::text[]`,
      ),
    );
  if (listening.length === 0) return;
  const event = await storeEvent(tx, { ...fact, data: await fact.data() });
  if (!event) return;
  for (const { id } of listening)
    await publish(tx, deliveryDue, { deliveryId: await addDelivery(tx, id, event) });
}

/** Whether there is any endpoint to tell of anything: most houses have none, and need no look per fact. */
export async function isAnybodyListening(tx: Tx): Promise<boolean> {
  const found = await tx
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(isNull(webhookEndpoints.disabledAt))
    .limit(1);
  return found.length > 0;
}

/** @returns the event's id; null where the fact was told before */
export async function storeEvent(
  tx: Tx,
  event: {
    type: string;
    key: string;
    callId: string | null;
    sequence: number;
    data: object;
  },
): Promise<string | null> {
  const id = randomUUID();
  const { type, key, callId, sequence, data } = event;
  const body = JSON.stringify({
    id: eventName(id),
    type,
    created_at: new Date().toISOString(),
    sequence,
    data,
  });
  const [stored] = await tx
    .insert(webhookEvents)
    .values({ id, key, type, callId, sequence, body })
    .onConflictDoNothing({ target: webhookEvents.key })
    .returning({ id: webhookEvents.id });
  return stored?.id ?? null;
}

/** A delivery that is due at once; the caller sees to it that it is tried. @returns its id */
export async function addDelivery(tx: Tx, endpointId: string, eventId: string): Promise<string> {
  const [delivery] = await tx
    .insert(webhookDeliveries)
    .values({ endpointId, eventId, nextAt: sql`clock_timestamp()` })
    .returning({ id: webhookDeliveries.id });
  if (!delivery) throw new Error("an insert returned no row");
  return delivery.id;
}

/** The id of an event as receivers see it. */
export function eventName(id: string): string {
  return `evt_${id.replaceAll("-", "")}`;
}
