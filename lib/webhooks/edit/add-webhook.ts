import "server-only";
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { webhookEndpoints } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { env } from "@/lib/env";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { problemOfUrl } from "@/lib/platform/outside/outside-url";
import { seal } from "@/lib/platform/seal/seal";
import type { NewWebhook } from "../schema";
import { secretPlace } from "../secret-place";
import { newWebhookSecret } from "../sign";

/**
 * Adds an address that is told of events; `secret` is told here and never again.
 * @throws AppError forbidden; invalid_input with `fields.url` = what is wrong with the address
 */
export async function addWebhook({
  actor,
  input,
}: {
  actor: Actor;
  input: NewWebhook;
}): Promise<{ webhookId: string; secret: string }> {
  assertCan(actor, "webhooks.manage");
  assertGoodUrl(input.url);
  const { name, url, events } = input;
  const webhookId = randomUUID();
  const secret = newWebhookSecret();
  await database().transaction(async (tx) => {
    await tx.insert(webhookEndpoints).values({
      id: webhookId,
      name,
      url,
      events,
      secret: seal(secret, secretPlace(webhookId)),
      createdBy: actor.kind === "user" ? actor.userId : null,
    });
    const { host } = new URL(url);
    await audit(
      tx,
      actor,
      "webhooks.created",
      { kind: "webhook", id: webhookId },
      { host, events },
    );
  });
  return { webhookId, secret };
}

/** @throws AppError invalid_input with `fields.url` */
export function assertGoodUrl(url: string): void {
  const problem = problemOfUrl(url, env().WEBHOOK_ALLOWED_HOSTS);
  if (problem) throw new AppError("invalid_input", { fields: { url: problem } });
}
