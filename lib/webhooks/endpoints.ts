import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { addWebhook } from "./edit/add-webhook";
import { changeWebhook, removeWebhook, rotateWebhookSecret } from "./edit/change-webhook";
import { sendDeliveryAgain, testWebhook } from "./edit/send-by-hand";
import { getWebhook, listDeliveries, listWebhooks } from "./queries";
import {
  DeliveryPage,
  DeliveryView,
  ListDeliveriesInput,
  NewWebhook,
  WebhookChange,
  WebhookView,
} from "./schema";

const ById = z.object({ id: z.uuid() });
const webhooks = { tag: "Webhooks", permission: "webhooks.manage" } as const;

export const listWebhooksOperation = operation({
  ...webhooks,
  name: "webhooks.list",
  method: "GET",
  path: "/webhooks",
  summary: "List webhooks",
  input: z.object({}),
  output: z.object({ items: z.array(WebhookView) }),
  run: async ({ actor }) => ({ items: await listWebhooks(actor) }),
});

export const addWebhookOperation = operation({
  ...webhooks,
  name: "webhooks.create",
  method: "POST",
  path: "/webhooks",
  summary: "Have an address told of events",
  description:
    "Events are posted as JSON and signed as Standard Webhooks says (headers Webhook-Id, Webhook-Timestamp, " +
    "Webhook-Signature). `secret` is told here and never again. An answer 2xx within 10 s accepts a delivery; otherwise " +
    "it is tried again after 5 s, 30 s, 2 min, 10 min, 1 h, 6 h and 24 h. The same event may come twice, with the same " +
    "Webhook-Id; `sequence` grows with every event of one call. Addresses are public and https.",
  input: NewWebhook,
  output: z.object({ webhook: WebhookView, secret: z.string() }),
  status: 201,
  async run({ actor, input }) {
    const { webhookId, secret } = await addWebhook({ actor, input });
    return { webhook: await getWebhook(actor, webhookId), secret };
  },
});

export const readWebhookOperation = operation({
  ...webhooks,
  name: "webhooks.get",
  method: "GET",
  path: "/webhooks/{id}",
  summary: "Read one webhook",
  input: ById,
  output: WebhookView,
  etag: true,
  versionOf: ({ version }) => version,
  errors: ["not_found"],
  run: ({ actor, input }) => getWebhook(actor, input.id),
});

export const changeWebhookOperation = operation({
  ...webhooks,
  name: "webhooks.change",
  method: "PATCH",
  path: "/webhooks/{id}",
  summary: "Change a webhook",
  description: "Name, address, events, on or off. What is not sent stays.",
  input: WebhookChange.extend(ById.shape),
  output: WebhookView,
  etag: true,
  ifMatch: true,
  versionOf: ({ version }) => version,
  errors: ["not_found"],
  async run({ actor, input: { id, ...change }, ifVersion }) {
    await changeWebhook({ actor, input: { ...change, webhookId: id, ifVersion } });
    return getWebhook(actor, id);
  },
});

export const removeWebhookOperation = operation({
  ...webhooks,
  name: "webhooks.delete",
  method: "DELETE",
  path: "/webhooks/{id}",
  summary: "Remove a webhook and its deliveries",
  input: ById,
  status: 204,
  errors: ["not_found"],
  async run({ actor, input }) {
    await removeWebhook({ actor, input: { webhookId: input.id } });
  },
});

export const rotateWebhookSecretOperation = operation({
  ...webhooks,
  name: "webhooks.rotate_secret",
  method: "POST",
  path: "/webhooks/{id}/rotate-secret",
  summary: "Give a webhook a new secret",
  description:
    "For 24 hours deliveries bear two signatures, of the new secret and of the one before.",
  input: ById,
  output: z.object({ secret: z.string() }),
  errors: ["not_found"],
  run: ({ actor, input }) => rotateWebhookSecret({ actor, input: { webhookId: input.id } }),
});

export const testWebhookOperation = operation({
  ...webhooks,
  name: "webhooks.test",
  method: "POST",
  path: "/webhooks/{id}/test",
  summary: "Send an event webhook.test and wait for the answer",
  idempotency: "replayed",
  input: ById,
  output: DeliveryView,
  errors: ["not_found", "conflict"],
  run: ({ actor, input }) => testWebhook({ actor, input: { webhookId: input.id } }),
});

export const listDeliveriesOperation = operation({
  ...webhooks,
  name: "webhooks.deliveries",
  method: "GET",
  path: "/webhooks/{id}/deliveries",
  summary: "List deliveries of one webhook",
  description:
    "The newest first, kept for 30 days. `nextBefore` of one page is `before` of the next.",
  input: ListDeliveriesInput.extend(ById.shape),
  output: DeliveryPage,
  errors: ["not_found"],
  run: ({ actor, input: { id, ...filter } }) => listDeliveries(actor, { ...filter, webhookId: id }),
});

export const sendDeliveryAgainOperation = operation({
  ...webhooks,
  name: "webhook_deliveries.send_again",
  method: "POST",
  path: "/webhook-deliveries/{id}/send-again",
  summary: "Send a delivery again and wait for the answer",
  idempotency: "replayed",
  description: "The same bytes under the same Webhook-Id.",
  input: ById,
  output: DeliveryView,
  errors: ["not_found", "conflict"],
  run: ({ actor, input }) => sendDeliveryAgain({ actor, input: { deliveryId: input.id } }),
});
