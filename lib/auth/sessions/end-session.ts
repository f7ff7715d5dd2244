import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { UserActor } from "../actor";
import { assertCan, can } from "../permissions";

/** Ends one session: one's own, or anybody's for those who manage people. @throws AppError not_found, also for a foreign one */
export async function endSession({
  actor,
  input,
}: {
  actor: UserActor;
  input: { sessionId: string };
}): Promise<void> {
  await database().transaction(async (tx) => {
    const [session] = await tx
      .select({ userId: sessions.userId })
      .from(sessions)
      .where(eq(sessions.id, input.sessionId))
      .for("update");
    if (!session) throw new AppError("not_found");
    if (session.userId !== actor.userId && !can(actor, "users.manage"))
      throw new AppError("not_found");
    await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.id, input.sessionId), isNull(sessions.revokedAt)));
    await audit(tx, actor, "auth.session_ended", { kind: "session", id: input.sessionId });
  });
}

/** Ends all sessions of a person, but for the one that asks. @throws AppError forbidden */
export async function endOtherSessions({
  actor,
  input,
}: {
  actor: UserActor;
  input: { userId: string };
}): Promise<void> {
  if (input.userId !== actor.userId) assertCan(actor, "users.manage");
  await database().transaction(async (tx) => {
    await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(sessions.userId, input.userId),
          ne(sessions.id, actor.sessionId),
          isNull(sessions.revokedAt),
        ),
      );
    await audit(tx, actor, "auth.sessions_ended", { kind: "user", id: input.userId });
  });
}
