import "server-only";
import { and, eq, isNotNull, or, type SQL } from "drizzle-orm";
import { calls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan, type Permission } from "@/lib/auth/permissions";

/** Whose calls are seen: everybody's, or those of one person and (where there is one) of one team. */
export type CallSight = "all" | { ownerId: string; teamId: string | null };

/** @throws AppError forbidden where the permission is refused at all */
export function sightOf(actor: Actor, permission: Permission): CallSight {
  const scope = assertCan(actor, permission);
  if (scope === "all" || actor.kind !== "user") return "all";
  return { ownerId: actor.userId, teamId: scope === "team" ? actor.teamId : null };
}

/**
 * Which calls a permission lets the actor see, as a condition; undefined: all of them.
 * @throws AppError forbidden where the permission is refused at all
 */
export function visibleCalls(actor: Actor, permission: Permission): SQL | undefined {
  const sight = sightOf(actor, permission);
  if (sight === "all") return undefined;
  const own = and(isNotNull(calls.ownerId), eq(calls.ownerId, sight.ownerId));
  return sight.teamId ? or(own, eq(calls.teamId, sight.teamId)) : own;
}
