import "server-only";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { addDelivery, storeEvent } from "../announce";
import { deliver } from "../deliver";
import { getDelivery } from "../queries";
import type { DeliveryView } from "../schema";

/**
 * Sends a webhook an event "webhook.test" and waits for its answer, ten seconds at most.
 * @throws AppError not_found; conflict with rule `disabled` where it is turned off; forbidden
 */
export async function testWebhook({
  actor,
  input: { webhookId },
}: {
  actor: Actor;
  input: { webhookId: string };
}): Promise<DeliveryView> {
  assertCan(actor, "webhooks.manage");
  const deliveryId = await database().transaction(async (tx) => {
    const [endpoint] = await tx
      .select({ disabledAt: webhookEndpoints.disabledAt })
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, webhookId));
    if (!endpoint) throw new AppError("not_found");
    if (endpoint.disabledAt) throw new AppError("conflict", { detail: { rule: "disabled" } });
    const event = await storeEvent(tx, {
      type: "webhook.test",
      key: `test:${randomUUID()}`,
      callId: null,
      sequence: 1,
      data: { webhook_id: webhookId },
    });
    if (!event) throw new Error("a fresh key was taken");
    await audit(tx, actor, "webhooks.tested", { kind: "webhook", id: webhookId });
    return addDelivery(tx, webhookId, event);
  });
  await deliver(deliveryId, { rests: false });
  return getDelivery(actor, deliveryId);
}

/**
 * Sends what is dead or delivered once more, in the same bytes under the same id, and waits for the answer. Its tries
 * are counted anew. @throws AppError not_found; conflict where it is still on its way; forbidden
 */
export async function sendDeliveryAgain({
  actor,
  input: { deliveryId },
}: {
  actor: Actor;
  input: { deliveryId: string };
}): Promise<DeliveryView> {
  assertCan(actor, "webhooks.manage");
  await database().transaction(async (tx) => {
    const [delivery] = await tx
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.id, deliveryId))
      .for("update");
    if (!delivery) throw new AppError("not_found");
    if (delivery.state === "sending") throw new AppError("conflict");
    await tx
      .update(webhookDeliveries)
      .set({
        state: "waiting",
        tries: delivery.state === "waiting" ? delivery.tries : 0,
        nextAt: sql`clock_timestamp()`,
        doneAt: null,
      })
      .where(eq(webhookDeliveries.id, deliveryId));
    const what = { kind: "webhook", id: delivery.endpointId };
    await audit(tx, actor, "webhooks.sent_again", what, { deliveryId });
  });
  await deliver(deliveryId, { rests: false });
  return getDelivery(actor, deliveryId);
}
