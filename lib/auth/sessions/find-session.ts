import "server-only";
import { and, eq, gt, isNull, lt, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { SessionKind } from "@/db/enums";
import { sessions, users } from "@/db/schema";
import type { UserActor } from "../actor";
import { mayDemoSignIn } from "../demo-accounts";
import { sessionEnd } from "./open-session";
import { hashToken } from "./session-token";

/**
 * The person behind a browser's session token, read from the row on every request: revoked, expired,
 * disabled and deleted take effect at once. Use moves the end on, at most once a minute.
 */
export async function findBrowserSession(
  token: string,
  ip: string | null,
): Promise<UserActor | null> {
  return find(eq(sessions.tokenHash, hashToken(token)), "browser", ip);
}

/** The person behind a session named by its id, as the seed's token does. */
export async function findApiSession(
  sessionId: string,
  ip: string | null,
): Promise<UserActor | null> {
  return find(eq(sessions.id, sessionId), "api", ip);
}

async function find(which: SQL, kind: SessionKind, ip: string | null): Promise<UserActor | null> {
  const [row] = await database()
    .select({
      sessionId: sessions.id,
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
      userId: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      teamId: users.teamId,
      seesAllTeams: users.seesAllTeams,
      locale: users.locale,
      isDemo: users.isDemo,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        which,
        eq(sessions.kind, kind),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        isNull(users.disabledAt),
      ),
    )
    .limit(1);
  if (!row || (row.isDemo && !mayDemoSignIn())) return null;
  if (row.isStale) await touch(row.sessionId, kind);
  return {
    kind: "user",
    userId: row.userId,
    sessionId: row.sessionId,
    name: row.name,
    email: row.email,
    role: row.role,
    teamId: row.teamId,
    seesAllTeams: Boolean(row.seesAllTeams),
    locale: row.locale,
    ip,
  };
}

async function touch(sessionId: string, kind: SessionKind): Promise<void> {
  await database()
    .update(sessions)
    .set({ lastSeenAt: sql`now()`, ...(kind === "browser" ? { expiresAt: sessionEnd(kind) } : {}) })
    .where(
      and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, sql`now() - interval '1 minute'`)),
    );
}
