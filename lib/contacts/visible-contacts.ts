import "server-only";
import { eq, or, type SQL, sql } from "drizzle-orm";
import { callBacks, calls, contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";

/**
 * Which people the actor may see, as a condition; undefined: all of them. One's own are those one owns,
 * has called, or has promised to call back.
 * @throws AppError forbidden
 */
export function visibleContacts(actor: Actor): SQL | undefined {
  const scope = assertCan(actor, "contacts.read");
  if (scope === "all" || actor.kind !== "user") return undefined;
  const own = or(
    eq(contacts.ownerId, actor.userId),
    sql`exists (select 1 from ${calls} c where c.contact_id = ${contacts.id} and c.owner_id = ${actor.userId})`,
    sql`exists (select 1 from ${callBacks} b where b.contact_id = ${contacts.id} and b.owner_id = ${actor.userId})`,
  );
  if (scope !== "team" || actor.teamId === null) return own;
  return or(own, eq(contacts.teamId, actor.teamId));
}
