import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import type { UserActor } from "../actor";

/**
 * The person on whose behalf the product acts later, with the rights of this moment; null: deleted or disabled.
 * @param reason stands for the session, e.g. "planned call"
 */
export async function findUserActor(userId: string, reason: string): Promise<UserActor | null> {
  const [user] = await database()
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!user) return null;
  return {
    kind: "user",
    userId: user.id,
    sessionId: reason,
    name: user.name,
    email: user.email,
    role: user.role,
    teamId: user.teamId,
    seesAllTeams: Boolean(user.seesAllTeams),
    locale: user.locale,
    ip: null,
  };
}
