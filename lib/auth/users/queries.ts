import "server-only";
import { and, asc, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { sessions, teams, users } from "@/db/schema";
import { AppError } from "@/lib/platform/errors";
import type { Actor, UserActor } from "../actor";
import { assertCan } from "../permissions";
import type * as answers from "./answers";

export type UserSummary = z.output<typeof answers.UserSummary>;

/** Everybody, by name. @throws AppError forbidden */
export async function listUsers(actor: Actor): Promise<UserSummary[]> {
  assertCan(actor, "users.manage");
  return selectUsers(undefined);
}

/** @throws AppError forbidden, not_found */
export async function getUser(actor: Actor, userId: string): Promise<UserSummary> {
  assertCan(actor, "users.manage");
  const [user] = await selectUsers(eq(users.id, userId));
  if (!user) throw new AppError("not_found");
  return user;
}

/** What changes with every edit of a person. */
export function versionOfUser(user: { updatedAt: Date }): string {
  return user.updatedAt.getTime().toString(36);
}

async function selectUsers(where: SQL | undefined): Promise<UserSummary[]> {
  const rows = await database()
    .select({
      user: users,
      teamName: teams.name,
      lastSeenAt:
        sql`(select max(s.last_seen_at) from sessions s where s.user_id = ${users.id})`.mapWith(
          sessions.lastSeenAt,
        ) as SQL<Date | null>,
    })
    .from(users)
    .leftJoin(teams, eq(teams.id, users.teamId))
    .where(where)
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ user, teamName, lastSeenAt }) => ({
    userId: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    teamId: user.teamId,
    teamName,
    seesAllTeams: Boolean(user.seesAllTeams),
    hasPassword: user.passwordHash !== null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    isDisabled: user.disabledAt !== null,
    isDemo: Boolean(user.isDemo),
    version: versionOfUser(user),
  }));
}

export type TeamSummary = z.output<typeof answers.TeamSummary>;

/** Every team, by name. @throws AppError forbidden */
export async function listTeams(actor: Actor): Promise<TeamSummary[]> {
  assertCan(actor, "users.manage");
  return database()
    .select({
      teamId: teams.id,
      name: teams.name,
      people: sql<number>`(select count(*)::int from users u where u.team_id = teams.id)`,
    })
    .from(teams)
    .orderBy(asc(teams.name));
}

export type SessionSummary = z.output<typeof answers.SessionSummary>;

/** Open sessions of a person, the last used first; one's own, or anybody's for those who manage people. @throws AppError forbidden */
export async function listSessions(actor: UserActor, userId: string): Promise<SessionSummary[]> {
  if (userId !== actor.userId) assertCan(actor, "users.manage");
  const rows = await database()
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(100);
  return rows.map((row) => ({
    sessionId: row.id,
    kind: row.kind,
    userAgent: row.userAgent,
    ip: row.ip,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isThis: row.id === actor.sessionId,
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
