import "server-only";
import { and, count, eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { contactPhones, contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { parsePhone } from "@/lib/platform/format/phone";
import { findContactId } from "../upsert-contact";
import { lockContact, reachesContact } from "../visible-contacts";

type Command<Input> = { actor: Actor; input: Input };
type PhoneOfContact = { contactId: string; phone: string };

/** More numbers than one person has. */
const MAX_PHONES = 20;

/** A new person with a number. @throws AppError conflict with rule `phone_taken…` */
export async function addContact({
  actor,
  input,
}: Command<{ phone: string; name: string | null }>): Promise<{ contactId: string }> {
  const phone = readPhone(input.phone);
  return database().transaction(async (tx) => {
    const isUser = actor.kind === "user";
    const [row] = await tx
      .insert(contacts)
      .values({
        name: input.name,
        ownerId: isUser ? actor.userId : null,
        teamId: isUser ? actor.teamId : null,
      })
      .returning({ id: contacts.id });
    if (!row) throw new Error("an insert returned no row");
    await insertPhone(tx, actor, { contactId: row.id, phone });
    await audit(tx, actor, "contacts.add", { kind: "contact", id: row.id });
    return { contactId: row.id };
  });
}

/**
 * One more number of a person; one that stands there already changes nothing.
 * @throws AppError invalid_input (`phone_invalid`); conflict with rule `phone_taken` (`detail.contactId` is whose it
 * is), `phone_taken_foreign` or `too_many_phones`; not_found; forbidden
 */
export async function addPhone({ actor, input }: Command<PhoneOfContact>): Promise<void> {
  const phone = readPhone(input.phone);
  await database().transaction(async (tx) => {
    await lockContact(tx, actor, input.contactId);
    if ((await findContactId(tx, phone)) === input.contactId) return;
    const [known] = await tx
      .select({ count: count() })
      .from(contactPhones)
      .where(eq(contactPhones.contactId, input.contactId));
    if ((known?.count ?? 0) >= MAX_PHONES)
      throw new AppError("conflict", { detail: { rule: "too_many_phones" } });
    await insertPhone(tx, actor, { contactId: input.contactId, phone });
    await touch(tx, actor, input.contactId, "contacts.add_phone");
  });
}

/** @throws AppError conflict with rule `last_phone`; not_found; forbidden */
export async function removePhone({ actor, input }: Command<PhoneOfContact>): Promise<void> {
  await database().transaction(async (tx) => {
    await lockContact(tx, actor, input.contactId);
    const phones = await tx
      .select({ phone: contactPhones.phone })
      .from(contactPhones)
      .where(eq(contactPhones.contactId, input.contactId));
    if (!phones.some(({ phone }) => phone === input.phone)) throw new AppError("not_found");
    if (phones.length === 1) throw new AppError("conflict", { detail: { rule: "last_phone" } });
    await tx.delete(contactPhones).where(ofContact(input));
    await touch(tx, actor, input.contactId, "contacts.remove_phone");
  });
}

/** The number to ring first. @throws AppError not_found; forbidden */
export async function setPrimaryPhone({ actor, input }: Command<PhoneOfContact>): Promise<void> {
  await database().transaction(async (tx) => {
    await lockContact(tx, actor, input.contactId);
    // One at a time: the index allows a single mark, also in the middle of a statement.
    await tx
      .update(contactPhones)
      .set({ isPrimary: false })
      .where(and(eq(contactPhones.contactId, input.contactId), eq(contactPhones.isPrimary, true)));
    const marked = await tx
      .update(contactPhones)
      .set({ isPrimary: true })
      .where(ofContact(input))
      .returning({ phone: contactPhones.phone });
    if (marked.length === 0) throw new AppError("not_found");
    await touch(tx, actor, input.contactId, "contacts.primary_phone");
  });
}

const ofContact = ({ contactId, phone }: PhoneOfContact) =>
  and(eq(contactPhones.contactId, contactId), eq(contactPhones.phone, phone));

function readPhone(text: string): string {
  const phone = parsePhone(text)?.e164;
  if (!phone) throw new AppError("invalid_input", { fields: { phone: "phone_invalid" } });
  return phone;
}

/** One number belongs to one person: whose it is says only who may see that card. */
async function insertPhone(tx: Tx, actor: Actor, { contactId, phone }: PhoneOfContact) {
  const added = await tx
    .insert(contactPhones)
    .values({ phone, contactId })
    .onConflictDoNothing()
    .returning({ phone: contactPhones.phone });
  if (added.length > 0) return;
  const holder = await findContactId(tx, phone);
  const isSeen = holder !== null && (await reachesContact(tx, actor, holder));
  throw new AppError("conflict", {
    detail: isSeen ? { rule: "phone_taken", contactId: holder } : { rule: "phone_taken_foreign" },
  });
}

async function touch(tx: Tx, actor: Actor, contactId: string, act: string): Promise<void> {
  await tx
    .update(contacts)
    .set({ version: sql`${contacts.version} + 1`, updatedAt: new Date() })
    .where(eq(contacts.id, contactId));
  await audit(tx, actor, act, { kind: "contact", id: contactId });
}
