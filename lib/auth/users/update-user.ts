import "server-only";
import { eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "../actor";
import { assertCan } from "../permissions";
import type { UserChange } from "../schema";
import { revokeSessionsOf } from "../sessions/revoke-sessions";
import { assertTeam } from "./create-user";
import { assertAnotherAdmin } from "./last-admin";
import { versionOfUser } from "./queries";

/**
 * Changes what stands about a person. Another role or address ends every session, so that the new one starts clean.
 * @param input.ifVersion the version that was read; undefined: whichever
 * @throws AppError forbidden, not_found; precondition_failed; conflict where the address is taken or the last admin would go
 */
export async function updateUser({
  actor,
  input,
}: {
  actor: Actor;
  input: UserChange & { ifVersion?: string | undefined };
}): Promise<void> {
  assertCan(actor, "users.manage");
  await database().transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, input.userId)).for("update");
    if (!user) throw new AppError("not_found");
    if (input.ifVersion !== undefined && input.ifVersion !== versionOfUser(user))
      throw new AppError("precondition_failed");
    if (input.teamId) await assertTeam(tx, input.teamId);
    if (user.role === "admin" && input.role !== "admin") await assertAnotherAdmin(tx, user.id);
    const next = {
      name: input.name,
      email: input.email,
      role: input.role,
      teamId: input.teamId,
      seesAllTeams: input.role === "supervisor" && input.seesAllTeams ? 1 : 0,
    };
    const fields = Object.entries(next).flatMap(([field, value]) =>
      user[field as keyof typeof next] === value ? [] : [field],
    );
    if (fields.length === 0) return;
    if (fields.includes("email")) await assertFree(tx, input.email);
    await tx
      .update(users)
      .set({ ...next, updatedAt: sql`clock_timestamp()` })
      .where(eq(users.id, user.id));
    if (fields.includes("role") || fields.includes("email")) await revokeSessionsOf(tx, user.id);
    await audit(
      tx,
      actor,
      "users.changed",
      { kind: "user", id: user.id },
      { fields, ...(fields.includes("role") ? { from: user.role, to: input.role } : {}) },
    );
  });
}

async function assertFree(tx: Tx, email: string): Promise<void> {
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  if (other) throw new AppError("conflict", { fields: { email: "email_taken" } });
}
