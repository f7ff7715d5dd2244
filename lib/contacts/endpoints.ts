import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { CallBackSummary, ContactDetail, ContactPage } from "./answers";
import { finishCallBack } from "./call-backs/finish-call-back";
import { getContact, listCallBacks, listContacts } from "./queries";
import { ListContactsInput } from "./schema";

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
  errors: ["not_found"],
  run: ({ actor, input }) => getContact(actor, input.id),
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
