import { z } from "zod";

/** What may lie in the outbox: the steps that act outside or prepare it, and messages to a chat. */
export const OUTBOX_KINDS = ["follow_up", "sms", "crm", "telegram"] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

/** pending: it will be tried again by itself; unknown: perhaps it went out; dead: it did not and will not. */
export const OUTBOX_STATES = ["pending", "unknown", "dead"] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export const ListOutboxInput = z.object({
  state: z.enum(OUTBOX_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type ListOutboxInput = z.input<typeof ListOutboxInput>;

export const OutboxDecision = z.object({
  callId: z.uuid(),
  kind: z.enum(OUTBOX_KINDS),
  decision: z.enum(["send_again", "mark_sent", "give_up"]),
});
export type OutboxDecision = z.output<typeof OutboxDecision>;
