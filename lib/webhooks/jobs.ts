import "server-only";
import { and, eq, lt, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { webhookDeliveries, webhookEvents } from "@/db/schema";
import { defineJob, type TickDefinition } from "@/lib/platform/jobs/define-job";
import { publish } from "@/lib/platform/jobs/queue";
import { DEAD_TRY_SECONDS, deliver } from "./deliver";
import { deliveryDue } from "./events";

const KEPT_DAYS = 30;

const deliverWebhookJob = defineJob({
  name: "deliver-webhook",
  schema: deliveryDue.schema,
  on: deliveryDue,
  retryLimit: 2,
  run: ({ deliveryId }) => deliver(deliveryId),
});

export const webhookJobs = [deliverWebhookJob];

export const webhookTicks: readonly TickDefinition[] = [
  { name: "rescue-deliveries", everySeconds: 15, run: rescueDeliveries },
  { name: "sweep-webhook-events", everySeconds: 3600, run: sweepEvents },
];

/** Deliveries whose job died or was lost are due again. */
async function rescueDeliveries(): Promise<void> {
  const ago = sql`clock_timestamp() - make_interval(secs => ${DEAD_TRY_SECONDS})`;
  const left = await database()
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(
      or(
        and(eq(webhookDeliveries.state, "waiting"), lt(webhookDeliveries.nextAt, ago)),
        and(eq(webhookDeliveries.state, "sending"), lt(webhookDeliveries.startedAt, ago)),
      ),
    )
    .limit(200);
  for (const { id } of left)
    await database().transaction((tx) => publish(tx, deliveryDue, { deliveryId: id }));
}

/** Events of more than a month ago leave with their deliveries; the last try of the slowest is long over. */
async function sweepEvents(): Promise<void> {
  await database()
    .delete(webhookEvents)
    .where(lt(webhookEvents.createdAt, sql`now() - make_interval(days => ${KEPT_DAYS})`));
}
