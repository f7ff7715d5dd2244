import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/entry/endpoint";
import { ListOutboxInput } from "./outbox/schema";
import { countOutbox, listOutbox } from "./queries";

/** What waits in the outbox. */
export const listOutboxEndpoint = endpoint({
  name: "outbox.list",
  permission: "outbox.read",
  input: ListOutboxInput,
  run: async ({ actor, input }) => ({ items: await listOutbox(actor, input) }),
});

/** How much waits there, by state. */
export const countOutboxEndpoint = endpoint({
  name: "outbox.count",
  permission: "outbox.read",
  input: z.object({}),
  run: ({ actor }) => countOutbox(actor),
});
