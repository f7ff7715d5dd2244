import "server-only";
import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { webhookDeliveries, webhookEndpoints, webhookEvents } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import { eventName } from "./announce";
import type { DeliveryPage, DeliveryView, ListDeliveriesInput, WebhookView } from "./schema";

/** All webhooks, the newest first. @throws AppError forbidden */
export async function listWebhooks(actor: Actor): Promise<WebhookView[]> {
  assertCan(actor, "webhooks.manage");
  return selectWebhooks(undefined);
}

/** @throws AppError not_found; forbidden */
export async function getWebhook(actor: Actor, webhookId: string): Promise<WebhookView> {
  assertCan(actor, "webhooks.manage");
  const [webhook] = await selectWebhooks(eq(webhookEndpoints.id, webhookId));
  if (!webhook) throw new AppError("not_found");
  return webhook;
}

/** What changes with every edit of a webhook. */
export function versionOfWebhook(row: { updatedAt: Date }): string {
  return row.updatedAt.getTime().toString(36);
}

async function selectWebhooks(where: SQL | undefined): Promise<WebhookView[]> {
  // In full: drizzle leaves the table's name out where a query has one table only.
  const count = (states: SQL) =>
    sql<number>`(select count(*)::int from webhook_deliveries as d
      where d.endpoint_id = webhook_endpoints.id and d.state in ${states})`;
  const rows = await database()
    .select({
      row: webhookEndpoints,
      open: count(sql`('waiting', 'sending')`),
      delivered: count(sql`('delivered')`),
      dead: count(sql`('dead')`),
    })
    .from(webhookEndpoints)
    .where(where)
    .orderBy(desc(webhookEndpoints.createdAt), desc(webhookEndpoints.id))
    .limit(200);
  const ahead = (moment: Date | null) =>
    moment && moment.getTime() > Date.now() ? moment.toISOString() : null;
  return rows.map(({ row, open, delivered, dead }) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events,
    isEnabled: row.disabledAt === null,
    previousSecretUntil: ahead(row.previousUntil),
    restsUntil: ahead(row.restsUntil),
    counts: { open, delivered, dead },
    createdAt: row.createdAt.toISOString(),
    version: versionOfWebhook(row),
  }));
}

/** Deliveries of one webhook, the newest first. @throws AppError not_found; forbidden */
export async function listDeliveries(
  actor: Actor,
  { webhookId, state, before, limit }: ListDeliveriesInput & { webhookId: string },
): Promise<DeliveryPage> {
  await getWebhook(actor, webhookId);
  const rows = await selectDeliveries(
    and(
      eq(webhookDeliveries.endpointId, webhookId),
      state ? eq(webhookDeliveries.state, state) : undefined,
      before ? lt(webhookDeliveries.no, before) : undefined,
    ),
    limit + 1,
  );
  const items = rows.slice(0, limit);
  return { items, nextBefore: rows.length > limit ? (items.at(-1)?.no ?? null) : null };
}

/** @throws AppError not_found; forbidden */
export async function getDelivery(actor: Actor, deliveryId: string): Promise<DeliveryView> {
  assertCan(actor, "webhooks.manage");
  const [delivery] = await selectDeliveries(eq(webhookDeliveries.id, deliveryId), 1);
  if (!delivery) throw new AppError("not_found");
  return delivery;
}

async function selectDeliveries(where: SQL | undefined, limit: number): Promise<DeliveryView[]> {
  const rows = await database()
    .select({ delivery: webhookDeliveries, type: webhookEvents.type, callId: webhookEvents.callId })
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .where(where)
    .orderBy(desc(webhookDeliveries.no))
    .limit(limit);
  return rows.map(({ delivery, type, callId }) => ({
    id: delivery.id,
    no: delivery.no,
    eventId: eventName(delivery.eventId),
    type,
    callId,
    state: delivery.state,
    tries: delivery.tries,
    nextAt: delivery.nextAt?.toISOString() ?? null,
    createdAt: delivery.createdAt.toISOString(),
    doneAt: delivery.doneAt?.toISOString() ?? null,
    answers: delivery.answers,
  }));
}
