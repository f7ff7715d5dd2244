import "server-only";
import { z } from "zod";
import { contactErrorWords } from "@/lib/contacts/error-words";
import { EraseContactInput } from "@/lib/contacts/schema";
import { operation } from "@/lib/entry/api/operation";
import { getErasure, listErasures } from "../queries/erasures";
import { eraseContact } from "./erase-contact";

const ById = z.object({ id: z.uuid() });
const erasing = { tag: "Erasures", permission: "contacts.erase" } as const;

const Receipt = z.object({
  id: z.uuid(),
  requestedByName: z.string(),
  /** person, law, mistake */
  reason: z.string(),
  /** Rows erased or made nameless, by kind. */
  counts: z.record(z.string(), z.int()),
  /** Ids in the outside CRM, to be erased there. */
  crmRefs: z.array(z.string()),
  createdAt: z.iso.datetime(),
  /** Null: the provider has not deleted all recordings yet. */
  finishedAt: z.iso.datetime().nullable(),
});

export const eraseContactOperation = operation({
  ...erasing,
  name: "contacts.erase",
  method: "POST",
  path: "/contacts/{id}/erase",
  summary: "Forget a person",
  description:
    "Card, numbers, words and recordings go for good; sums stay. `lastDigits`: the last four digits of a number of " +
    "theirs, against a slip of the hand. Refused with rule call_running while a call is under way.",
  input: EraseContactInput.omit({ contactId: true }).extend({
    id: z.uuid(),
    doNotCall: z.boolean().default(false),
  }),
  output: z.object({ erasureId: z.uuid() }),
  status: 201,
  words: contactErrorWords,
  errors: ["not_found", "conflict"],
  run: ({ actor, input: { id, ...wish } }) =>
    eraseContact({ actor, input: { ...wish, contactId: id } }),
});

export const listErasuresOperation = operation({
  ...erasing,
  name: "erasures.list",
  method: "GET",
  path: "/erasures",
  summary: "List receipts of erasures, the last hundred",
  input: z.object({}),
  output: z.object({ items: z.array(Receipt) }),
  run: async ({ actor }) => ({ items: await listErasures(actor) }),
});

export const readErasureOperation = operation({
  ...erasing,
  name: "erasures.get",
  method: "GET",
  path: "/erasures/{id}",
  summary: "Read the receipt of an erasure",
  input: ById,
  output: Receipt.extend({
    /** How many recordings stand how: waiting, deleted, gone, failed. */
    recordings: z.record(z.string(), z.int()),
  }),
  errors: ["not_found"],
  run: ({ actor, input }) => getErasure(actor, input.id),
});
