import "server-only";
import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "../actor";
import { assertCan } from "../permissions";
import { clearThrottle } from "../sign-in/throttle";
import { assertAnotherAdmin } from "./last-admin";

/**
 * Erases a person: row, sessions and tokens go, the name leaves the audit log; calls and call-backs stay, under nobody.
 * @throws AppError forbidden, not_found, conflict (last admin)
 */
export async function deleteUser({
  actor,
  input,
}: {
  actor: Actor;
  input: { userId: string };
}): Promise<void> {
  assertCan(actor, "users.manage");
  const email = await database().transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, input.userId)).for("update");
    if (!user) throw new AppError("not_found");
    if (user.role === "admin") await assertAnotherAdmin(tx, user.id);
    await tx.delete(users).where(eq(users.id, user.id));
    // The log keeps what was done and the bare id; who that was is what deletion takes away. A function of the
    // owner's does it: this role changes no line, and of somebody who still has an account nor does the function.
    await tx.execute(sql`select audit_forget(${user.id})`);
    await audit(tx, actor, "users.deleted", { kind: "user", id: user.id });
    return user.email;
  });
  await clearThrottle(email);
}
