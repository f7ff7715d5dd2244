import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { UserActor } from "../actor";
import { assertPasswordAllowed, hashPassword, isPassword } from "../password";
import { assertCan } from "../permissions";
import { forgiveAttempt, reserveAttempt, throttleKeys } from "../sign-in/throttle";

/** Changes one's own name. @throws AppError forbidden */
export async function changeOwnName({
  actor,
  input,
}: {
  actor: UserActor;
  input: { name: string };
}): Promise<void> {
  assertCan(actor, "account.use");
  await database().transaction(async (tx) => {
    await tx
      .update(users)
      .set({ name: input.name, updatedAt: sql`now()` })
      .where(eq(users.id, actor.userId));
    await audit(tx, actor, "account.renamed", { kind: "user", id: actor.userId });
  });
}

/**
 * Changes one's own password; every other session ends, this one goes on. Wrong guesses of the current one count as
 * failed sign-ins.
 * @throws AppError invalid_input with `fields.current` = wrong; rate_limited after too many wrong ones; unavailable
 */
export async function changeOwnPassword({
  actor,
  input,
}: {
  actor: UserActor;
  input: { current: string; password: string };
}): Promise<void> {
  assertCan(actor, "account.use");
  assertPasswordAllowed(input.password, actor.email);
  const keys = throttleKeys(actor.email, actor.ip);
  if (!(await reserveAttempt(keys))) throw new AppError("rate_limited");
  const [own] = await database()
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.userId));
  if (!(await isPassword(input.current, own?.passwordHash ?? null)))
    throw new AppError("invalid_input", { fields: { current: "wrong" } });
  await forgiveAttempt(keys);
  const passwordHash = await hashPassword(input.password);
  await database().transaction(async (tx) => {
    await tx
      .update(users)
      .set({ passwordHash, updatedAt: sql`now()` })
      .where(eq(users.id, actor.userId));
    await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(sessions.userId, actor.userId),
          ne(sessions.id, actor.sessionId),
          isNull(sessions.revokedAt),
        ),
      );
    await audit(tx, actor, "account.password_changed", { kind: "user", id: actor.userId });
  });
}
