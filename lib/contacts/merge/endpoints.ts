import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { contactErrorWords } from "../error-words";
import { MergeContactsInput } from "../schema";
import { mergeContacts } from "./merge-contacts";
import { undoMerge } from "./undo-merge";

const cards = { tag: "Clients", permission: "contacts.edit", words: contactErrorWords } as const;
const ById = z.object({ id: z.uuid() });

export const mergeContactsOperation = operation({
  ...cards,
  name: "contacts.merge",
  method: "POST",
  path: "/contacts/{id}/merge",
  summary: "Make one card of two",
  description:
    "The card of the address keeps its own fields and gets numbers, calls and all else of `goneId`. Both versions as " +
    "you read them. It can be taken back for 24 hours.",
  input: MergeContactsInput.omit({ keptId: true }).extend(ById.shape),
  output: z.object({ contactId: z.uuid(), mergeId: z.uuid() }),
  errors: ["not_found", "conflict"],
  run: ({ actor, input: { id, ...rest } }) =>
    mergeContacts({ actor, input: { ...rest, keptId: id } }),
});

export const undoMergeOperation = operation({
  ...cards,
  name: "contact_merges.undo",
  method: "POST",
  path: "/contact-merges/{id}/undo",
  summary: "Take a merge back",
  input: ById,
  output: z.object({ contactId: z.uuid(), goneId: z.uuid() }),
  errors: ["not_found", "conflict"],
  run: ({ actor, input }) => undoMerge({ actor, input: { mergeId: input.id } }),
});
