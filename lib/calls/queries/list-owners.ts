import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { teams, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";

const AT_MOST = 200;

/** The people whose calls the actor may see, by name; empty for whoever sees only their own. @throws AppError forbidden */
export async function listOwners(actor: Actor): Promise<{ id: string; name: string }[]> {
  const scope = assertCan(actor, "calls.read");
  const teamId = actor.kind === "user" ? actor.teamId : null;
  if (scope === "own" || (scope === "team" && teamId === null)) return [];
  return database()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(scope === "team" && teamId ? eq(users.teamId, teamId) : undefined))
    .orderBy(asc(users.name))
    .limit(AT_MOST);
}

/** The teams whose calls the actor may tell apart, by name; empty for whoever sees one at most. @throws AppError forbidden */
export async function listOwnerTeams(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (assertCan(actor, "calls.read") !== "all") return [];
  return database()
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .orderBy(asc(teams.name))
    .limit(AT_MOST);
}
