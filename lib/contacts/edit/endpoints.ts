import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { ContactDetail } from "../answers";
import { contactErrorWords } from "../error-words";
import { getContact } from "../queries";
import { AddContactInput, AddPhoneInput } from "../schema";
import { addContact, addPhone, removePhone, setPrimaryPhone } from "./phones";

const cards = { tag: "Clients", permission: "contacts.edit", words: contactErrorWords } as const;
const PhoneOfCard = AddPhoneInput.omit({ contactId: true }).extend({ id: z.uuid() });
const versionOf = ({ version }: z.output<typeof ContactDetail>) => String(version);

export const addContactOperation = operation({
  ...cards,
  name: "contacts.create",
  method: "POST",
  path: "/contacts",
  summary: "Add a client with a number",
  description: "`values.rule`: phone_taken with `contactId`, or phone_taken_foreign.",
  input: AddContactInput.extend({ name: AddContactInput.shape.name.default(null) }),
  output: ContactDetail,
  status: 201,
  errors: ["conflict"],
  async run({ actor, input }) {
    const { contactId } = await addContact({ actor, input });
    return getContact(actor, contactId);
  },
});

export const addPhoneOperation = operation({
  ...cards,
  name: "contacts.add_phone",
  method: "POST",
  path: "/contacts/{id}/phones",
  summary: "Give a client one more number",
  input: PhoneOfCard,
  output: ContactDetail,
  etag: true,
  versionOf,
  errors: ["not_found", "conflict"],
  async run({ actor, input: { id, phone } }) {
    await addPhone({ actor, input: { contactId: id, phone } });
    return getContact(actor, id);
  },
});

export const removePhoneOperation = operation({
  ...cards,
  name: "contacts.remove_phone",
  method: "DELETE",
  path: "/contacts/{id}/phones/{phone}",
  summary: "Take a number off a client's card",
  description: "`phone` as it stands on the card; the last one stays.",
  input: PhoneOfCard,
  status: 204,
  errors: ["not_found", "conflict"],
  async run({ actor, input: { id, phone } }) {
    await removePhone({ actor, input: { contactId: id, phone } });
  },
});

export const setPrimaryPhoneOperation = operation({
  ...cards,
  name: "contacts.primary_phone",
  method: "POST",
  path: "/contacts/{id}/primary-phone",
  summary: "Choose the number to ring first",
  input: PhoneOfCard,
  output: ContactDetail,
  etag: true,
  versionOf,
  errors: ["not_found"],
  async run({ actor, input: { id, phone } }) {
    await setPrimaryPhone({ actor, input: { contactId: id, phone } });
    return getContact(actor, id);
  },
});
