import type { Role } from "@/db/enums";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "./actor";

/** How far a permission reaches. */
export type Scope = "own" | "team" | "all";

/** One table: action × role → scope. What is not listed is refused. */
const PERMISSIONS = {
  "calls.start": { rep: "own", supervisor: "team", admin: "all" },
  "calls.read": { rep: "own", supervisor: "team", admin: "all" },
  "calls.hang_up": { rep: "own", supervisor: "team", admin: "all" },
  "calls.retry_step": { rep: "own", supervisor: "team", admin: "all" },
  "calls.read_again": { rep: "own", supervisor: "team", admin: "all" },
  "calls.correct_outcome": { rep: "own", supervisor: "team", admin: "all" },
  "calls.read_raw": { supervisor: "team", admin: "all" },
  "bots.read": { rep: "all", supervisor: "all", admin: "all" },
  "contacts.read": { rep: "own", operator: "own", supervisor: "team", admin: "all" },
  "contacts.edit": { rep: "own", operator: "own", supervisor: "team", admin: "all" },
  "contacts.erase": { supervisor: "team", admin: "all" },
  "outbox.read": { rep: "own", supervisor: "team", admin: "all" },
  "outbox.settle": { rep: "own", supervisor: "team", admin: "all" },
  "analytics.read": { rep: "own", supervisor: "team", admin: "all" },
  "settings.read": { admin: "all" },
  "settings.edit": { admin: "all" },
  "do_not_call.edit": { supervisor: "all", admin: "all" },
  "webhooks.manage": { admin: "all" },
  "users.manage": { admin: "all" },
  "audit.read": { admin: "all" },
  "api_keys.use": { rep: "own", supervisor: "own", admin: "all" },
  "account.use": { rep: "own", operator: "own", supervisor: "own", admin: "own" },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;

export type Permission = keyof typeof PERMISSIONS;
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];

/** The scope of an action for an actor, or null where it is refused. */
export function scopeOf(actor: Actor, permission: Permission): Scope | null {
  if (actor.kind === "system") return "all";
  if (actor.kind === "api") return actor.scopes.includes(permission) ? "all" : null;
  if (actor.viaKey && !actor.viaKey.scopes.includes(permission)) return null;
  const byRole: Partial<Record<Role, Scope>> = PERMISSIONS[permission];
  const scope = byRole[actor.role] ?? null;
  return scope === "team" && actor.seesAllTeams ? "all" : scope;
}

export function can(actor: Actor, permission: Permission): boolean {
  return scopeOf(actor, permission) !== null;
}

/** @throws AppError forbidden */
export function assertCan(actor: Actor, permission: Permission): Scope {
  const scope = scopeOf(actor, permission);
  if (!scope) throw new AppError("forbidden");
  return scope;
}

/** Whether the scope of an action reaches an object with this owner and team. */
export function reaches(
  actor: Actor,
  permission: Permission,
  object: { ownerId: string | null; teamId: string | null },
): boolean {
  const scope = scopeOf(actor, permission);
  if (scope === null || scope === "all" || actor.kind !== "user") return scope !== null;
  if (object.ownerId === actor.userId) return true;
  return scope === "team" && object.teamId !== null && object.teamId === actor.teamId;
}

/** A foreign object answers like a missing one. @throws AppError not_found; forbidden where the action is refused at all */
export function assertReaches(
  actor: Actor,
  permission: Permission,
  object: { ownerId: string | null; teamId: string | null },
): void {
  assertCan(actor, permission);
  if (!reaches(actor, permission, object)) throw new AppError("not_found");
}
