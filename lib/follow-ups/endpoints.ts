import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { OutboxCounts, OutboxItem } from "./outbox/answers";
import { decideOutboxItem } from "./outbox/decide";
import { ListOutboxInput, OutboxDecision } from "./outbox/schema";
import { countOutbox, listOutbox } from "./queries";

const reads = { method: "GET", tag: "Outbox", permission: "outbox.read" } as const;

export const listOutboxOperation = operation({
  ...reads,
  name: "outbox.list",
  path: "/outbox",
  summary: "List what has not left the house",
  description: "Messages and CRM entries that wait, may have gone out, or failed for good.",
  input: ListOutboxInput,
  output: z.object({ items: z.array(OutboxItem) }),
  run: async ({ actor, input }) => ({ items: await listOutbox(actor, input) }),
});

export const countOutboxOperation = operation({
  ...reads,
  name: "outbox.count",
  path: "/outbox/count",
  summary: "Count what has not left the house",
  input: z.object({}),
  output: OutboxCounts.nullable(),
  run: ({ actor }) => countOutbox(actor),
});

export const decideOutboxOperation = operation({
  name: "outbox.decide",
  method: "POST",
  path: "/outbox/{callId}/{kind}/decision",
  tag: "Outbox",
  summary: "Settle one of them by hand",
  description:
    "Send again, take as sent, or give up. An unknown one sent again may be the second message.",
  permission: "outbox.settle",
  kind: "dial",
  input: OutboxDecision,
  status: 204,
  idempotency: "replayed",
  errors: ["not_found", "conflict"],
  async run({ actor, input }) {
    await decideOutboxItem({ actor, input });
  },
});
