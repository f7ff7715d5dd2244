import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { announce } from "@/lib/platform/live/announce";
import type { EditContactInput } from "../schema";
import { lockContact } from "../visible-contacts";

/**
 * Writes a card anew. Returns its version after the change; a change that changes nothing keeps it.
 * @throws AppError conflict with rule `stale` where somebody else changed the card meanwhile; not_found; forbidden
 */
export async function editContact({
  actor,
  input,
}: {
  actor: Actor;
  input: EditContactInput;
}): Promise<{ version: number }> {
  const { contactId, version, ...fields } = input;
  return database().transaction(async (tx) => {
    const row = await lockContact(tx, actor, contactId);
    if (row.version !== version) throw new AppError("conflict", { detail: { rule: "stale" } });
    const names = Object.keys(fields) as (keyof typeof fields)[];
    const changed = names.filter((name) => row[name] !== fields[name]);
    if (changed.length === 0) return { version };
    await tx
      .update(contacts)
      .set({ ...fields, version: version + 1, updatedAt: new Date() })
      .where(eq(contacts.id, contactId));
    const object = { kind: "contact", id: contactId };
    await audit(tx, actor, "contacts.edit", object, { fields: changed });
    const { ownerId, teamId } = row;
    await announce(tx, { kind: "contact", contactId, ownerId, teamId });
    return { version: version + 1 };
  });
}
