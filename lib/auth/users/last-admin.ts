import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import { AppError } from "@/lib/platform/errors";
import { mayDemoSignIn } from "../demo-accounts";

/**
 * Keeps the house from losing its last admin who may sign in. One such transaction at a time, so that two admins
 * cannot remove each other at once.
 * @throws AppError conflict, `detail.rule` = last_admin
 */
export async function assertAnotherAdmin(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('last-admin'))`);
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.role, "admin"),
        isNull(users.disabledAt),
        ne(users.id, userId),
        mayDemoSignIn() ? undefined : eq(users.isDemo, 0),
      ),
    )
    .limit(1);
  if (!other) throw new AppError("conflict", { detail: { rule: "last_admin" } });
}
