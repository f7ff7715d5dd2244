import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Role } from "@/db/enums";
import { teams, users } from "@/db/schema";
import type { Actor } from "../actor";
import { assertCan } from "../permissions";

export type UserSummary = {
  userId: string;
  email: string;
  name: string;
  role: Role;
  teamName: string | null;
  isDisabled: boolean;
  isDemo: boolean;
};

/** Everybody, by name. @throws AppError forbidden */
export async function listUsers(actor: Actor): Promise<UserSummary[]> {
  assertCan(actor, "users.manage");
  const rows = await database()
    .select({ user: users, teamName: teams.name })
    .from(users)
    .leftJoin(teams, eq(teams.id, users.teamId))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ user, teamName }) => ({
    userId: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    teamName,
    isDisabled: user.disabledAt !== null,
    isDemo: Boolean(user.isDemo),
  }));
}

/** The id behind an e-mail address, or null. @throws AppError forbidden */
export async function findUserByEmail(
  actor: Actor,
  email: string,
): Promise<{ userId: string } | null> {
  assertCan(actor, "users.manage");
  const [row] = await database()
    .select({ userId: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase()));
  return row ?? null;
}

/** Whether anybody can administer; before the first set-up nobody can. Accounts of the demo do not count. */
export async function hasAdmin(): Promise<boolean> {
  const [row] = await database()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), eq(users.isDemo, 0), isNull(users.disabledAt)))
    .limit(1);
  return Boolean(row);
}
