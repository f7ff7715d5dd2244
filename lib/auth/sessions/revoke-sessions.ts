import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type DbOrTx, database } from "@/db/client";
import { sessions } from "@/db/schema";
import { hashToken } from "./session-token";

/** Ends the session of this token; nothing happens where it ended before. */
export async function revokeSession(token: string): Promise<void> {
  await database()
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.tokenHash, hashToken(token)), isNull(sessions.revokedAt)));
}

/** Ends every session of a person, tokens of the seed's login included. */
export async function revokeSessionsOf(tx: DbOrTx, userId: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
}
