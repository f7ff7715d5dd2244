import "server-only";
import { eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import type { Actor, UserActor } from "../actor";
import { assertPasswordAllowed, hashPassword } from "../password";
import { assertCan } from "../permissions";
import { revokeSessionsOf } from "../sessions/revoke-sessions";
import { clearThrottle } from "../sign-in/throttle";
import { assertAnotherAdmin } from "./last-admin";

type Change = { actor: Actor; input: { userId: string } };

/** Shuts a person out; every session ends at once. @throws AppError forbidden, not_found, conflict (last admin) */
export async function disableUser({ actor, input }: Change): Promise<void> {
  await change(actor, input.userId, "users.disabled", async (tx, user) => {
    if (user.role === "admin") await assertAnotherAdmin(tx, user.id);
    await update(tx, user.id, { disabledAt: user.disabledAt ?? new Date() });
    await revokeSessionsOf(tx, user.id);
  });
}

/** Lets a person in again. @throws AppError forbidden, not_found */
export async function enableUser({ actor, input }: Change): Promise<void> {
  await change(actor, input.userId, "users.enabled", (tx, user) =>
    update(tx, user.id, { disabledAt: null }),
  );
}

/** Gives a person another role; sessions end, so that the new one starts clean. @throws AppError forbidden, not_found, conflict (last admin) */
export async function changeRole({
  actor,
  input,
}: {
  actor: Actor;
  input: { userId: string; role: Role };
}): Promise<void> {
  await change(actor, input.userId, "users.role_changed", async (tx, user) => {
    if (user.role === "admin" && input.role !== "admin") await assertAnotherAdmin(tx, user.id);
    await update(tx, user.id, { role: input.role });
    await revokeSessionsOf(tx, user.id);
  });
}

/** Sets a password; sessions end and a wait after failed sign-ins is lifted. @throws AppError forbidden, not_found, invalid_input */
export async function changePassword({
  actor,
  input,
}: {
  actor: Actor;
  input: { userId: string; password: string };
}): Promise<void> {
  assertCan(actor, "users.manage");
  const [known] = await database()
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, input.userId));
  if (!known) throw new AppError("not_found");
  assertPasswordAllowed(input.password, known.email);
  const passwordHash = await hashPassword(input.password);
  await change(actor, input.userId, "users.password_changed", async (tx, user) => {
    await update(tx, user.id, { passwordHash });
    await revokeSessionsOf(tx, user.id);
  });
  await clearThrottle(known.email);
}

/** Remembers the interface language a person chose. */
export async function changeOwnLocale({
  actor,
  input,
}: {
  actor: UserActor;
  input: { locale: Locale };
}): Promise<void> {
  await update(database(), actor.userId, { locale: input.locale });
}

type User = typeof users.$inferSelect;

async function change(
  actor: Actor,
  userId: string,
  action: string,
  run: (tx: Tx, user: User) => Promise<void>,
): Promise<void> {
  assertCan(actor, "users.manage");
  await database().transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user) throw new AppError("not_found");
    await run(tx, user);
    await audit(tx, actor, action, { kind: "user", id: userId });
  });
}

async function update(
  tx: Pick<Tx, "update">,
  userId: string,
  values: Partial<typeof users.$inferInsert>,
): Promise<void> {
  await tx
    .update(users)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(users.id, userId));
}
