import type { webhookMessages } from "@/lib/webhooks/messages";

type Known = keyof typeof webhookMessages.event;

/** The key of an event's words: "call.started" as "call_started"; null: it has none, and its own name is shown. */
export function eventWords(type: string): Known | null {
  const known: Record<Known, true> = {
    call_started: true,
    call_answered: true,
    call_ended: true,
    call_analyzed: true,
    call_failed: true,
    lead_created: true,
    webhook_test: true,
  };
  const name = type.replace(".", "_");
  return Object.hasOwn(known, name) ? (name as Known) : null;
}
