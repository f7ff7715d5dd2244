import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/entry/endpoint";
import { getContact, listContacts } from "./queries";
import { ListContactsInput } from "./schema";

/** GET /api/v1/contacts: people the caller may see, the last touched first, a page at a time. */
export const readContacts = endpoint({
  name: "contacts.list",
  permission: "contacts.read",
  input: ListContactsInput,
  run: ({ actor, input }) => listContacts(actor, input),
});

/** GET /api/v1/contacts/{id}: one person with numbers, calls and promised call-backs. */
export const readContact = endpoint({
  name: "contacts.get",
  permission: "contacts.read",
  input: z.object({ id: z.uuid() }),
  run: ({ actor, input }) => getContact(actor, input.id),
});
