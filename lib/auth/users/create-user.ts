import "server-only";
import { eq } from "drizzle-orm";
import { type DbOrTx, database, type Tx } from "@/db/client";
import { teams, users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "../actor";
import { assertPasswordAllowed, hashPassword } from "../password";
import { assertCan } from "../permissions";
import { type NewUser, newUserSchema } from "../schema";

/**
 * Adds a person.
 * @throws AppError forbidden; invalid_input; conflict with `fields.email` = email_taken where the address is known
 */
export async function createUser({
  actor,
  input,
}: {
  actor: Actor;
  input: NewUser;
}): Promise<{ userId: string }> {
  assertCan(actor, "users.manage");
  const user = newUserSchema.parse(input);
  if (user.password !== undefined) assertPasswordAllowed(user.password, user.email);
  const passwordHash = user.password === undefined ? null : await hashPassword(user.password);
  return database().transaction(async (tx) => {
    if (user.teamId) await assertTeam(tx, user.teamId);
    const userId = await insertUser(tx, { ...user, passwordHash });
    await audit(tx, actor, "users.created", { kind: "user", id: userId }, { role: user.role });
    return { userId };
  });
}

/** The team is there, and stays until the transaction ends. @throws AppError invalid_input with `fields.teamId` = unknown */
export async function assertTeam(tx: Tx, teamId: string): Promise<void> {
  const [team] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(eq(teams.id, teamId))
    .for("key share");
  if (!team) throw new AppError("invalid_input", { fields: { teamId: "unknown" } });
}

/** @throws AppError conflict */
export async function insertUser(
  tx: DbOrTx,
  user: Omit<ReturnType<typeof newUserSchema.parse>, "password"> & { passwordHash: string | null },
): Promise<string> {
  const [row] = await tx
    .insert(users)
    .values({
      ...(user.id ? { id: user.id } : {}),
      email: user.email,
      name: user.name,
      role: user.role,
      passwordHash: user.passwordHash,
      teamId: user.teamId ?? null,
      seesAllTeams: user.seesAllTeams ? 1 : 0,
      locale: user.locale ?? null,
      isDemo: user.isDemo ? 1 : 0,
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (!row) throw new AppError("conflict", { fields: { email: "email_taken" } });
  return row.id;
}
