import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { contactPhones, contacts } from "@/db/schema";

export type ContactFacts = {
  /** E.164 with a plus. */
  phone: string;
  /** Kept only where no name is known yet. */
  name?: string | null;
  /** ru, uz, tj or en: what the person really spoke; replaces the old one. */
  language?: string | null;
  /** Taken only where nobody owns the person yet. */
  ownerId?: string | null;
  teamId?: string | null;
  isDemo?: boolean;
};

/** The person with this number, made if need be; two callers at one moment get the same one. */
export async function upsertContactByPhone(
  tx: Tx,
  facts: ContactFacts,
): Promise<{ contactId: string; isNew: boolean }> {
  const known = await findContactId(tx, facts.phone);
  if (known) {
    await learn(tx, known, facts);
    return { contactId: known, isNew: false };
  }
  const [contact] = await tx
    .insert(contacts)
    .values({
      name: facts.name ?? null,
      language: facts.language ?? null,
      ownerId: facts.ownerId ?? null,
      teamId: facts.teamId ?? null,
      isDemo: facts.isDemo ? 1 : 0,
    })
    .returning({ id: contacts.id });
  if (!contact) throw new Error("an insert returned no row");
  // Waits for another transaction that adds the same number, and gives way to it.
  const [own] = await tx
    .insert(contactPhones)
    .values({ phone: facts.phone, contactId: contact.id })
    .onConflictDoNothing()
    .returning({ phone: contactPhones.phone });
  if (own) return { contactId: contact.id, isNew: true };
  await tx.delete(contacts).where(eq(contacts.id, contact.id));
  const winner = await findContactId(tx, facts.phone);
  if (!winner) throw new Error("a number that is taken belongs to nobody");
  await learn(tx, winner, facts);
  return { contactId: winner, isNew: false };
}

/** @param phone E.164 with a plus */
export async function findContactId(tx: Tx, phone: string): Promise<string | null> {
  const [row] = await tx
    .select({ contactId: contactPhones.contactId })
    .from(contactPhones)
    .where(eq(contactPhones.phone, phone));
  return row?.contactId ?? null;
}

async function learn(tx: Tx, contactId: string, facts: ContactFacts): Promise<void> {
  await tx
    .update(contacts)
    .set({
      name: sql`coalesce(nullif(${contacts.name}, ''), ${facts.name ?? null})`,
      language: sql`coalesce(${facts.language ?? null}, ${contacts.language})`,
      ownerId: sql`coalesce(${contacts.ownerId}, ${facts.ownerId ?? null}::uuid)`,
      teamId: sql`coalesce(${contacts.teamId}, ${facts.teamId ?? null}::uuid)`,
      updatedAt: new Date(),
    })
    .where(eq(contacts.id, contactId));
}
