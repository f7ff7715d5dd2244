import "server-only";
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { DbOrTx, Tx } from "@/db/client";
import { callBacks, calls, contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan, type Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";

/**
 * Which people a permission lets the actor reach, as a condition; a card merged into another is nobody's. One's own
 * are those one owns, has called, or has promised to call back.
 * @throws AppError forbidden
 */
export function visibleContacts(actor: Actor, permission: Permission = "contacts.read"): SQL {
  return and(isNull(contacts.mergedIntoId), within(actor, permission)) ?? sql`true`;
}

function within(actor: Actor, permission: Permission): SQL | undefined {
  const scope = assertCan(actor, permission);
  if (scope === "all" || actor.kind !== "user") return undefined;
  const own = or(
    eq(contacts.ownerId, actor.userId),
    sql`exists (select 1 from ${calls} c where c.contact_id = ${contacts.id} and c.owner_id = ${actor.userId})`,
    sql`exists (select 1 from ${callBacks} b where b.contact_id = ${contacts.id} and b.owner_id = ${actor.userId})`,
  );
  if (scope !== "team" || actor.teamId === null) return own;
  return or(own, eq(contacts.teamId, actor.teamId));
}

export type ContactRow = typeof contacts.$inferSelect;

/** A person's row, locked for a change. @throws AppError not_found for a missing or foreign person; forbidden */
export async function lockContact(
  tx: Tx,
  actor: Actor,
  contactId: string,
  permission: Permission = "contacts.edit",
): Promise<ContactRow> {
  const [row] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), visibleContacts(actor, permission)))
    .for("update", { of: contacts });
  if (!row) throw new AppError("not_found");
  return row;
}

/** Whether the actor reaches a person. @throws AppError forbidden */
export async function reachesContact(
  db: DbOrTx,
  actor: Actor,
  contactId: string,
): Promise<boolean> {
  const [row] = await db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, contactId), visibleContacts(actor)));
  return row !== undefined;
}
