import "server-only";
import { and, asc, eq, isNull, or, type SQL } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";

export type Assignee = { userId: string; name: string };

/** To whom the actor may give a call-back, as a condition on users: oneself, the team, everybody. @throws AppError forbidden */
export function assignableUsers(actor: Actor): SQL | undefined {
  const scope = assertCan(actor, "contacts.edit");
  const active = isNull(users.disabledAt);
  if (scope === "all" || actor.kind !== "user") return active;
  const own = eq(users.id, actor.userId);
  if (scope !== "team" || actor.teamId === null) return and(active, own);
  return and(active, or(own, eq(users.teamId, actor.teamId)));
}

/** The same people by name, five hundred at most. @throws AppError forbidden */
export async function listAssignees(actor: Actor): Promise<Assignee[]> {
  return database()
    .select({ userId: users.id, name: users.name })
    .from(users)
    .where(assignableUsers(actor))
    .orderBy(asc(users.name), asc(users.id))
    .limit(500);
}
