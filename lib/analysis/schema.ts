import { z } from "zod";
import { type Outcome, SENTIMENTS } from "@/db/enums";

/** What a conversation can come to; the rest (busy, rejected …) is the carrier's to say. */
export const CONVERSATION_OUTCOMES = [
  "interested",
  "callback",
  "not_interested",
  "wrong_number",
  "do_not_call",
  "voicemail",
  "unclear",
] as const satisfies readonly Outcome[];
export type ConversationOutcome = (typeof CONVERSATION_OUTCOMES)[number];

/** Claims that must name the turns they rest on. */
export const CITED_FIELDS = [
  "outcome",
  "summary",
  "customer_interest",
  "sentiment",
  "action_items",
  "callback_at",
  "do_not_call",
  "customer_name",
] as const;

/** BCP 47; "tg" is Tajik. */
export const READING_LANGUAGES = ["ru", "uz", "tg", "en", "other"] as const;

/** The model's answer. Structured outputs want every field present: what may be missing is nullable. */
export const ModelReading = z.strictObject({
  outcome: z.enum(CONVERSATION_OUTCOMES),
  summary: z.string().max(3000),
  customer_interest: z.string().max(1500),
  follow_up_message: z.string().max(1500),
  language: z.enum(READING_LANGUAGES),
  sentiment: z.enum(SENTIMENTS),
  topics: z.array(z.string().max(200)).max(20),
  action_items: z
    .array(
      z.strictObject({
        who: z.string().max(200),
        what: z.string().max(500),
        when: z.string().max(200).nullable(),
      }),
    )
    .max(20),
  /** ISO 8601 with an offset. */
  callback_at: z.string().max(60).nullable(),
  do_not_call: z.boolean(),
  /** As the person said it. */
  customer_name: z.string().max(120).nullable(),
  citations: z
    .array(z.strictObject({ field: z.enum(CITED_FIELDS), turns: z.array(z.int()).max(60) }))
    .max(40),
});
export type ModelReading = z.output<typeof ModelReading>;

/** A turn as the reader sees it. */
export type SpokenTurn = { no: number; speaker: "bot" | "callee"; text: string };
