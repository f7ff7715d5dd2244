import { z } from "zod";

/** What the message's step will send, rendered once; a retry sends the same bytes. */
export const MessagePayload = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("message"),
    /** E.164 with a plus. */
    to: z.string(),
    text: z.string(),
    language: z.string(),
    encoding: z.string(),
    segments: z.number(),
    /** SHA-256 of the token in the link, hex; null: the text has no link. */
    telegramTokenHash: z.string().nullable(),
    /** What the chat gets that the link opens. */
    chatText: z.string(),
  }),
  /** No message is due; the reason is a code. */
  z.object({ kind: z.literal("none"), reason: z.string() }),
]);
export type MessagePayload = z.output<typeof MessagePayload>;
