import "server-only";
import { eq } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { database, type Tx } from "@/db/client";
import {
  callBacks,
  calls,
  contactMerges,
  contactPhones,
  contacts,
  plannedCalls,
  telegramChats,
  telegramLinks,
} from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { type ContactRow, lockContact } from "../visible-contacts";
import { fieldsOf, mergeFields } from "./merge-fields";

/** Whatever belongs to a person: all of it changes hands, and back where the merge is undone. */
export const BELONGINGS: Record<string, { table: PgTable; key: PgColumn; owner: PgColumn }> = {
  phones: { table: contactPhones, key: contactPhones.phone, owner: contactPhones.contactId },
  calls: { table: calls, key: calls.id, owner: calls.contactId },
  callBacks: { table: callBacks, key: callBacks.id, owner: callBacks.contactId },
  plannedCalls: { table: plannedCalls, key: plannedCalls.id, owner: plannedCalls.contactId },
  links: { table: telegramLinks, key: telegramLinks.tokenHash, owner: telegramLinks.contactId },
  chats: { table: telegramChats, key: telegramChats.chatId, owner: telegramChats.contactId },
};

/**
 * Makes one card of two: the kept one gets numbers, calls and all else of the other, and its fields where it has none
 * of its own. The other is hidden, and gone for good after a day.
 * @throws AppError conflict with rule `stale` where one of them changed since it was shown, `same` for one card twice;
 * not_found; forbidden
 */
export async function mergeContacts({
  actor,
  input,
}: {
  actor: Actor;
  input: { keptId: string; goneId: string; keptVersion: number; goneVersion: number };
}): Promise<{ contactId: string; mergeId: string }> {
  const { keptId, goneId } = input;
  if (keptId === goneId) throw new AppError("conflict", { detail: { rule: "same" } });
  return database().transaction(async (tx) => {
    const { kept, gone } = await lockBoth(tx, actor, keptId, goneId);
    if (kept.version !== input.keptVersion || gone.version !== input.goneVersion)
      throw new AppError("conflict", { detail: { rule: "stale" } });
    const became = mergeFields(kept, gone);
    const moved: Record<string, string[]> = {};
    for (const name of Object.keys(BELONGINGS)) moved[name] = await move(tx, name, goneId, keptId);
    const keptVersion = kept.version + 1;
    await tx
      .update(contacts)
      .set({ ...became, version: keptVersion, updatedAt: new Date() })
      .where(eq(contacts.id, keptId));
    await tx
      .update(contacts)
      .set({ mergedIntoId: keptId, version: gone.version + 1 })
      .where(eq(contacts.id, goneId));
    const [merge] = await tx
      .insert(contactMerges)
      .values({
        keptId,
        goneId,
        before: { was: fieldsOf(kept), became },
        keptVersion,
        moved,
        mergedBy: actor.kind === "user" ? actor.userId : null,
      })
      .returning({ id: contactMerges.id });
    if (!merge) throw new Error("an insert returned no row");
    await audit(tx, actor, "contacts.merge", { kind: "contact", id: keptId }, { gone: goneId });
    return { contactId: keptId, mergeId: merge.id };
  });
}

/** In a fixed order, so that two merges the other way round do not wait for each other for ever. */
async function lockBoth(
  tx: Tx,
  actor: Actor,
  keptId: string,
  goneId: string,
): Promise<{ kept: ContactRow; gone: ContactRow }> {
  const isKeptFirst = keptId < goneId;
  const first = await lockContact(tx, actor, isKeptFirst ? keptId : goneId);
  const second = await lockContact(tx, actor, isKeptFirst ? goneId : keptId);
  return isKeptFirst ? { kept: first, gone: second } : { kept: second, gone: first };
}

/** The kept card's first number stays the one to ring first. */
async function move(tx: Tx, name: string, from: string, to: string): Promise<string[]> {
  const what = BELONGINGS[name];
  if (!what) return [];
  const isPhones = what.table === contactPhones;
  const rows = await tx
    .update(what.table)
    .set({ contactId: to, ...(isPhones ? { isPrimary: false } : {}) })
    .where(eq(what.owner, from))
    .returning({ key: what.key });
  return rows.map(({ key }) => String(key));
}
