import { z } from "zod";
import { OUTBOX_KINDS, OUTBOX_STATES } from "./schema";

export const OutboxItem = z.object({
  callId: z.uuid(),
  kind: z.enum(OUTBOX_KINDS),
  state: z.enum(OUTBOX_STATES),
  contactName: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** With its middle hidden. */
  phone: z.string(),
  /** What would go out, shortened and without numbers and links; null: nothing written yet. */
  preview: z.string().nullable(),
  tries: z.int(),
  /** transient, ambiguous, permanent, configuration, poison */
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
  /** When it is tried again by itself, ISO 8601. */
  nextAt: z.iso.datetime().nullable(),
  /** Since when it is in this state, ISO 8601. */
  since: z.iso.datetime(),
});

/** How much waits, by state. */
export const OutboxCounts = z.object({ pending: z.int(), unknown: z.int(), dead: z.int() });
