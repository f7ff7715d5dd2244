import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { type DbOrTx, database, type Tx } from "@/db/client";
import { oneTimeTokens, users } from "@/db/schema";
import { env } from "@/lib/env";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "../actor";
import { assertPasswordAllowed, hashPassword } from "../password";
import { assertCan } from "../permissions";
import { revokeSessionsOf } from "../sessions/revoke-sessions";
import { hashToken, newToken } from "../sessions/session-token";
import { clearThrottle } from "../sign-in/throttle";

/** Hours in which the link can be used. */
const VALID_HOURS = 24;

/**
 * A link with which a person sets a password, once, within a day; an older one of the same person ends. Shown to the
 * admin this one time: the database keeps its hash.
 * @throws AppError forbidden, not_found
 */
export async function newPasswordLink({
  actor,
  input,
}: {
  actor: Actor;
  input: { userId: string };
}): Promise<{ url: string }> {
  assertCan(actor, "users.manage");
  return database().transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.id, input.userId))
      .for("update");
    if (!user) throw new AppError("not_found");
    await endLinks(tx, user.id);
    const token = newToken();
    await tx.insert(oneTimeTokens).values({
      tokenHash: hashToken(token),
      kind: "password",
      userId: user.id,
      expiresAt: sql`now() + make_interval(hours => ${VALID_HOURS}::int)`,
    });
    await audit(tx, actor, "users.password_link_made", { kind: "user", id: user.id });
    return { url: `${env().NEXTAUTH_URL}/password?token=${token}` };
  });
}

/** Whose password a link sets; null where it does not work (any more). */
export async function findPasswordLink(
  token: string,
  db: DbOrTx = database(),
): Promise<{ userId: string; email: string; name: string } | null> {
  const [row] = await db
    .select({ userId: users.id, email: users.email, name: users.name })
    .from(oneTimeTokens)
    .innerJoin(users, eq(users.id, oneTimeTokens.userId))
    .where(and(isOpen(token), isNull(users.disabledAt)));
  return row ?? null;
}

/**
 * Sets a password with a link; sessions end and a wait after failed sign-ins is lifted.
 * @throws AppError not_found where the link does not work (any more); invalid_input
 */
export async function setPasswordByLink({
  input,
}: {
  input: { token: string; password: string };
}): Promise<{ email: string }> {
  const person = await findPasswordLink(input.token);
  if (!person) throw new AppError("not_found");
  assertPasswordAllowed(input.password, person.email);
  const passwordHash = await hashPassword(input.password);
  await database().transaction(async (tx) => {
    const used = await tx
      .update(oneTimeTokens)
      .set({ usedAt: sql`now()` })
      .where(isOpen(input.token))
      .returning({ userId: oneTimeTokens.userId });
    if (used.length === 0) throw new AppError("not_found");
    await tx
      .update(users)
      .set({ passwordHash, updatedAt: sql`now()` })
      .where(eq(users.id, person.userId));
    await revokeSessionsOf(tx, person.userId);
    await audit(
      tx,
      { kind: "user", userId: person.userId, name: person.name, ip: null },
      "users.password_set_by_link",
      { kind: "user", id: person.userId },
    );
  });
  await clearThrottle(person.email);
  return { email: person.email };
}

/** Links of this person that were not used stop to work. */
async function endLinks(tx: Tx, userId: string): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(oneTimeTokens.userId, userId),
        eq(oneTimeTokens.kind, "password"),
        isNull(oneTimeTokens.usedAt),
      ),
    );
}

function isOpen(token: string) {
  return and(
    eq(oneTimeTokens.tokenHash, hashToken(token)),
    eq(oneTimeTokens.kind, "password"),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, sql`now()`),
  );
}
