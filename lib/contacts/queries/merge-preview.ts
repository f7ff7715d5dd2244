import "server-only";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { callBacks, calls, contactMerges, contactPhones, contacts, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { type MergedFields, mergeFields } from "../merge/merge-fields";
import { UNDO_HOURS } from "../merge/undo-merge";
import { type ContactRow, visibleContacts } from "../visible-contacts";

type ShownFields = Omit<MergedFields, "ownerId" | "teamId">;
export type MergeSide = ShownFields & {
  contactId: string;
  version: number;
  ownerName: string | null;
  phones: string[];
  callCount: number;
  callBackCount: number;
};
export type MergePreview = {
  kept: MergeSide;
  gone: MergeSide;
  /** The card as it will be. */
  result: Omit<MergeSide, "contactId" | "version">;
};

/** Both cards side by side and what becomes of them. @throws AppError not_found for a missing or foreign one; forbidden */
export async function previewMerge(
  actor: Actor,
  keptId: string,
  goneId: string,
): Promise<MergePreview> {
  const [kept, gone] = await Promise.all([readSide(actor, keptId), readSide(actor, goneId)]);
  if (kept.row.id === gone.row.id) throw new AppError("not_found");
  const merged = mergeFields(kept.row, gone.row);
  const { ownerId: _owner, teamId: _team, ...fields } = merged;
  return {
    kept: kept.side,
    gone: gone.side,
    result: {
      ...fields,
      ownerName: kept.row.ownerId ? kept.side.ownerName : gone.side.ownerName,
      phones: [...kept.side.phones, ...gone.side.phones],
      callCount: kept.side.callCount + gone.side.callCount,
      callBackCount: kept.side.callBackCount + gone.side.callBackCount,
    },
  };
}

async function readSide(
  actor: Actor,
  contactId: string,
): Promise<{ row: ContactRow; side: MergeSide }> {
  const db = database();
  const [found] = await db
    .select({
      row: contacts,
      ownerName: users.name,
      callCount: sql<number>`(select count(*)::int from ${calls} c where c.contact_id = ${contacts.id})`,
      callBackCount: sql<number>`(select count(*)::int from ${callBacks} b where b.contact_id = ${contacts.id})`,
    })
    .from(contacts)
    .leftJoin(users, eq(users.id, contacts.ownerId))
    .where(and(eq(contacts.id, contactId), visibleContacts(actor, "contacts.edit")));
  if (!found) throw new AppError("not_found");
  const phones = await db
    .select({ phone: contactPhones.phone })
    .from(contactPhones)
    .where(eq(contactPhones.contactId, contactId))
    .orderBy(desc(contactPhones.isPrimary), contactPhones.createdAt);
  const { row, ownerName, callCount, callBackCount } = found;
  const { id, version, name, company, email, language, timeZone, note } = row;
  const { crmStatus, crmContactRef, crmDealRef } = row;
  const side = {
    contactId: id,
    version,
    name,
    company,
    email,
    language,
    timeZone,
    note,
    crmStatus,
    crmContactRef,
    crmDealRef,
    ownerName,
    phones: phones.map(({ phone }) => phone),
    callCount,
    callBackCount,
  };
  return { row, side };
}

export type OpenMerge = { mergeId: string; goneName: string | null; undoUntil: string };

/** Merges into this card that can still be taken back, the last one first. Call it for a card the actor may see. */
export async function listOpenMerges(contactId: string): Promise<OpenMerge[]> {
  const rows = await database()
    .select({
      mergeId: contactMerges.id,
      createdAt: contactMerges.createdAt,
      goneName: contacts.name,
    })
    .from(contactMerges)
    .innerJoin(contacts, eq(contacts.id, contactMerges.goneId))
    .where(
      and(
        eq(contactMerges.keptId, contactId),
        isNull(contactMerges.undoneAt),
        gt(contactMerges.createdAt, sql`clock_timestamp() - make_interval(hours => ${UNDO_HOURS})`),
      ),
    )
    .orderBy(desc(contactMerges.createdAt));
  return rows.map(({ mergeId, createdAt, goneName }) => ({
    mergeId,
    goneName,
    undoUntil: new Date(createdAt.getTime() + UNDO_HOURS * 3_600_000).toISOString(),
  }));
}
