import { z } from "zod";

export const FAULT_SERVICES = [
  "voximplant",
  "openai",
  "sms",
  "telegram",
  "hubspot",
  "webhooks",
] as const;

export const FAULT_KINDS = [
  "delay",
  "drop",
  "refuse",
  "lose_answer",
  "status",
  "ok_with_error",
  "duplicate",
  "reorder",
] as const;

/** What a fault on the scenario's own messages can be; the other kinds need an answer to falsify. */
const OUTGOING_KINDS: readonly string[] = ["delay", "drop", "duplicate", "reorder"];
const ONLY_OUTGOING_KINDS: readonly string[] = ["duplicate", "reorder"];

export const newFaultRule = z
  .strictObject({
    service: z.enum(FAULT_SERVICES),
    match: z
      .strictObject({ path: z.string().max(200).optional(), method: z.string().max(10).optional() })
      .optional(),
    kind: z.enum(FAULT_KINDS),
    /** The part of matching requests it befalls. */
    share: z.number().min(0).max(1).default(1),
    /** Of `delay`. */
    ms: z.number().int().min(0).max(120_000).optional(),
    /** Of `status`: 429 or 5xx. */
    status: z.number().int().min(400).max(599).optional(),
    /** Seconds, sent as the provider does with `status`. */
    retryAfter: z.number().int().min(0).max(3_600).optional(),
    /** Of `status`: the request is carried out, and only then the failure answered. */
    afterAccept: z.boolean().optional(),
    /** Of `ok_with_error` on the language model: what is wrong with the answer. */
    variant: z.enum(["refusal", "incomplete", "invalid_json", "outside_schema"]).optional(),
    /** Spent after so many. */
    times: z.number().int().min(1).max(10_000).optional(),
  })
  .superRefine((rule, context) => {
    const isOutgoing = rule.service === "webhooks";
    if (
      isOutgoing ? !OUTGOING_KINDS.includes(rule.kind) : ONLY_OUTGOING_KINDS.includes(rule.kind)
    ) {
      context.addIssue({
        code: "custom",
        path: ["kind"],
        message: `${rule.kind} cannot befall ${rule.service}`,
      });
    }
    if (rule.kind === "status" && rule.status === undefined) {
      context.addIssue({ code: "custom", path: ["status"], message: "status needs a number" });
    }
  });

export type NewFaultRule = z.input<typeof newFaultRule>;
export type FaultRule = z.output<typeof newFaultRule> & { id: string; applied: number };
