import "server-only";
import { and, eq, isNotNull, or, type SQL } from "drizzle-orm";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan, type Permission } from "@/lib/auth/permissions";

/**
 * Which calls a permission lets the actor see, as a condition; undefined: all of them.
 * @throws AppError forbidden where the permission is refused at all
 */
export function visibleCalls(actor: Actor, permission: Permission): SQL | undefined {
  const scope = assertCan(actor, permission);
  if (scope === "all" || actor.kind !== "user") return undefined;
  const own = and(isNotNull(calls.ownerId), eq(calls.ownerId, actor.userId));
  if (scope === "team" && actor.teamId) return or(own, eq(calls.teamId, actor.teamId));
  return own;
}
