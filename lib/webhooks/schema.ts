import { z } from "zod";
import { DELIVERY_STATES, WEBHOOK_EVENTS } from "@/db/enums";

const name = z.string().trim().min(1).max(80);
/** What stands in the way of an address is told by the command, which knows the server's settings. */
const url = z.string().trim().min(1).max(2000);
const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .transform((given) => [...new Set(given)]);

export const NewWebhook = z.object({ name, url, events });
export type NewWebhook = z.output<typeof NewWebhook>;

export const WebhookChange = z.object({
  name: name.optional(),
  url: url.optional(),
  events: events.optional(),
  isEnabled: z.boolean().optional(),
});
export type WebhookChange = z.output<typeof WebhookChange>;

export const WebhookRef = z.object({ webhookId: z.uuid() });
export const DeliveryRef = z.object({ deliveryId: z.uuid() });
export const WebhookEdit = WebhookChange.extend(WebhookRef.shape);

const time = z.iso.datetime();

/** What is told of a webhook; its secret is never among it. */
export const WebhookView = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  isEnabled: z.boolean(),
  /** Until then deliveries are signed with the secret before the last one too. */
  previousSecretUntil: time.nullable(),
  /** The address failed several times in a row and is left alone until then. */
  restsUntil: time.nullable(),
  /** Deliveries by state; `open`: not tried yet, or to be tried again. */
  counts: z.object({ open: z.int(), delivered: z.int(), dead: z.int() }),
  createdAt: time,
  /** Changes with every edit; the ETag of the webhook. */
  version: z.string(),
});
export type WebhookView = z.output<typeof WebhookView>;

export const DeliveryView = z.object({
  id: z.uuid(),
  /** Newer deliveries have greater ones. */
  no: z.int(),
  /** "evt_…", the Webhook-Id header. */
  eventId: z.string(),
  type: z.string(),
  callId: z.uuid().nullable(),
  state: z.enum(DELIVERY_STATES),
  tries: z.int(),
  nextAt: time.nullable(),
  createdAt: time,
  doneAt: time.nullable(),
  /** The latest ten, the newest last. */
  answers: z.array(
    z.object({
      at: time,
      durationMs: z.int(),
      httpStatus: z.int().nullable(),
      /** Code of what went wrong; null: accepted. */
      error: z.string().nullable(),
      /** The beginning of what was answered. */
      text: z.string(),
    }),
  ),
});
export type DeliveryView = z.output<typeof DeliveryView>;

export const ListDeliveriesInput = z.object({
  state: z.enum(DELIVERY_STATES).optional(),
  /** Deliveries older than this one. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListDeliveriesInput = z.output<typeof ListDeliveriesInput>;

export const DeliveryPage = z.object({
  items: z.array(DeliveryView),
  nextBefore: z.int().nullable(),
});
export type DeliveryPage = z.output<typeof DeliveryPage>;
