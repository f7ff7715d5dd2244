import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { AppError } from "@/lib/platform/errors";
import {
  AddedNumbers,
  CallBackSummary,
  ContactDetail,
  ContactPage,
  DoNotCallEntry,
} from "./answers";
import { finishCallBack } from "./call-backs/finish-call-back";
import { addNumbersToDoNotCall, listDoNotCall, removeFromDoNotCall } from "./do-not-call-list";
import { editContact } from "./edit/edit-contact";
import { getContact, listCallBacks, listContacts } from "./queries";
import { AddNumbersInput, EditContactInput, ListContactsInput, RemoveNumberInput } from "./schema";

const reads = { method: "GET", tag: "Clients", permission: "contacts.read" } as const;

export const readContacts = operation({
  ...reads,
  name: "contacts.list",
  path: "/contacts",
  summary: "List clients, the last touched first",
  input: ListContactsInput,
  output: ContactPage,
  run: ({ actor, input }) => listContacts(actor, input),
});

export const readContact = operation({
  ...reads,
  name: "contacts.get",
  path: "/contacts/{id}",
  summary: "Read one client",
  description: "With numbers, calls and promised call-backs.",
  input: z.object({ id: z.uuid() }),
  output: ContactDetail,
  etag: true,
  versionOf: ({ version }) => String(version),
  errors: ["not_found"],
  run: ({ actor, input }) => getContact(actor, input.id),
});

export const changeContactOperation = operation({
  name: "contacts.change",
  method: "PUT",
  path: "/contacts/{id}",
  tag: "Clients",
  summary: "Write a client's card anew",
  description:
    "The whole card; an empty text empties the field. If-Match takes the version you read.",
  permission: "contacts.edit",
  input: EditContactInput.omit({ contactId: true, version: true }).extend({ id: z.uuid() }),
  output: ContactDetail,
  etag: true,
  ifMatch: true,
  versionOf: ({ version }) => String(version),
  errors: ["not_found", "conflict"],
  async run({ actor, input: { id, ...card }, ifVersion }) {
    const { version } = await getContact(actor, id);
    if (ifVersion !== undefined && ifVersion !== String(version))
      throw new AppError("precondition_failed");
    // The command holds the version against the locked row once more.
    await editContact({ actor, input: { ...card, contactId: id, version } });
    return getContact(actor, id);
  },
});

export const readCallBacks = operation({
  ...reads,
  name: "call_backs.list",
  path: "/call-backs",
  summary: "List open promises to ring back",
  description: "The next due first, 200 at most.",
  input: z.object({}),
  output: z.object({ items: z.array(CallBackSummary) }),
  run: async ({ actor }) => ({ items: await listCallBacks(actor) }),
});

export const finishCallBackOperation = operation({
  name: "call_backs.finish",
  method: "POST",
  path: "/call-backs/{id}/finish",
  tag: "Clients",
  summary: "Tick a promise off",
  permission: "contacts.edit",
  input: z.object({ id: z.uuid() }),
  status: 204,
  errors: ["not_found"],
  async run({ actor, input }) {
    await finishCallBack({ actor, input: { callBackId: input.id } });
  },
});

const doNotCall = {
  path: "/do-not-call",
  tag: "Do not call",
  permission: "do_not_call.edit",
} as const;

export const readDoNotCall = operation({
  ...doNotCall,
  name: "do_not_call.list",
  method: "GET",
  summary: "List numbers nobody may dial",
  description: "The newest first; `search`: a number or part of one.",
  input: z.object({
    search: z.string().trim().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ items: z.array(DoNotCallEntry) }),
  run: async ({ actor, input: { search, limit } }) => ({
    items: await listDoNotCall(actor, { search, limit }),
  }),
});

export const addToDoNotCallOperation = operation({
  ...doNotCall,
  name: "do_not_call.add",
  method: "POST",
  summary: "Put numbers on the list",
  description: "`phones`: one a line, 10,000 at most.",
  input: AddNumbersInput,
  output: AddedNumbers,
  run: ({ actor, input }) => addNumbersToDoNotCall({ actor, input }),
});

export const removeFromDoNotCallOperation = operation({
  ...doNotCall,
  name: "do_not_call.remove",
  method: "DELETE",
  path: "/do-not-call/{phoneHash}",
  summary: "Take a number off the list",
  input: RemoveNumberInput,
  status: 204,
  errors: ["not_found"],
  async run({ actor, input }) {
    await removeFromDoNotCall({ actor, input });
  },
});
