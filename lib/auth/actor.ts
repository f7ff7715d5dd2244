import type { Role } from "@/db/enums";

/** Who acts. Every command and query takes one; the references call it principal. */
export type Actor = UserActor | ApiActor | SystemActor;

export type UserActor = {
  kind: "user";
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
  teamId: string | null;
  seesAllTeams: boolean;
  locale: string | null;
  ip: string | null;
  /** Set where a key acts for the person: it may do what both the role and these scopes allow. */
  viaKey?: { keyId: string; name: string; scopes: readonly string[]; expiresAt: Date | null };
};

/** A key that acts for nobody but itself. `scopes` are actions of the permission table. */
export type ApiActor = {
  kind: "api";
  keyId: string;
  name: string;
  scopes: readonly string[];
  ip: string | null;
};

/** A part of the product itself. */
export type SystemActor = {
  kind: "system";
  name: "worker" | "watchdog" | "scenario" | "cli" | "seed";
};

/** The key an actor came with, or null. */
export function keyOf(actor: Actor): string | null {
  if (actor.kind === "api") return actor.keyId;
  return actor.kind === "user" ? (actor.viaKey?.keyId ?? null) : null;
}

/** The name under which an actor stands in timelines and the audit log: a user's id, "api:<key>", "worker" … */
export function actorRef(actor: Actor): string {
  if (actor.kind === "user") return actor.userId;
  return actor.kind === "api" ? `api:${actor.keyId}` : actor.name;
}
