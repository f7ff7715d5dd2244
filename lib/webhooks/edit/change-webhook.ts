import "server-only";
import { eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { webhookEndpoints } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { seal, unseal } from "@/lib/platform/seal/seal";
import { versionOfWebhook } from "../queries";
import type { WebhookChange } from "../schema";
import { previousSecretPlace, secretPlace } from "../secret-place";
import { newWebhookSecret } from "../sign";
import { assertGoodUrl } from "./add-webhook";

/** How long both secrets sign after a rotation. */
const OVERLAP_HOURS = 24;

/**
 * Changes what is sent to a webhook and where; turning it on again ends its rest.
 * @param input.ifVersion the version that was read; undefined: whatever it is now
 * @throws AppError not_found; precondition_failed; invalid_input with `fields.url`; forbidden
 */
export async function changeWebhook({
  actor,
  input,
}: {
  actor: Actor;
  input: WebhookChange & { webhookId: string; ifVersion?: string | undefined };
}): Promise<void> {
  const { webhookId, ifVersion, name, url, events, isEnabled } = input;
  await database().transaction(async (tx) => {
    const row = await lockWebhook(tx, actor, webhookId);
    if (ifVersion !== undefined && ifVersion !== versionOfWebhook(row))
      throw new AppError("precondition_failed");
    if (url !== undefined) assertGoodUrl(url);
    await tx
      .update(webhookEndpoints)
      .set({
        ...(name === undefined ? {} : { name }),
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events }),
        ...(isEnabled === undefined
          ? {}
          : { disabledAt: isEnabled ? null : (row.disabledAt ?? sql`now()`) }),
        ...(isEnabled || url !== undefined ? { failures: 0, restsUntil: null } : {}),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(webhookEndpoints.id, webhookId));
    await audit(tx, actor, "webhooks.changed", what(webhookId), {
      ...(url === undefined ? {} : { host: new URL(url).host }),
      ...(events === undefined ? {} : { events }),
      ...(isEnabled === undefined ? {} : { isEnabled }),
    });
  });
}

/**
 * Gives a webhook a new secret, told here and never again. For a day deliveries are signed with the one before too.
 * @throws AppError not_found; forbidden
 */
export async function rotateWebhookSecret({
  actor,
  input: { webhookId },
}: {
  actor: Actor;
  input: { webhookId: string };
}): Promise<{ secret: string }> {
  const secret = newWebhookSecret();
  await database().transaction(async (tx) => {
    const row = await lockWebhook(tx, actor, webhookId);
    const before = unseal(row.secret, secretPlace(webhookId));
    await tx
      .update(webhookEndpoints)
      .set({
        secret: seal(secret, secretPlace(webhookId)),
        previousSecret: before === null ? null : seal(before, previousSecretPlace(webhookId)),
        previousUntil:
          before === null ? null : sql`now() + make_interval(hours => ${OVERLAP_HOURS})`,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(webhookEndpoints.id, webhookId));
    await audit(tx, actor, "webhooks.secret_rotated", what(webhookId));
  });
  return { secret };
}

/** Removes a webhook with its log; what was not delivered yet is not sent. @throws AppError not_found; forbidden */
export async function removeWebhook({
  actor,
  input: { webhookId },
}: {
  actor: Actor;
  input: { webhookId: string };
}): Promise<void> {
  await database().transaction(async (tx) => {
    await lockWebhook(tx, actor, webhookId);
    await tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, webhookId));
    await audit(tx, actor, "webhooks.removed", what(webhookId));
  });
}

const what = (id: string) => ({ kind: "webhook", id });

async function lockWebhook(
  tx: Tx,
  actor: Actor,
  webhookId: string,
): Promise<typeof webhookEndpoints.$inferSelect> {
  assertCan(actor, "webhooks.manage");
  const [row] = await tx
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, webhookId))
    .for("no key update");
  if (!row) throw new AppError("not_found");
  return row;
}
