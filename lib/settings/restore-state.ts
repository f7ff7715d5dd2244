import "server-only";
import { desc, eq, isNull, sql } from "drizzle-orm";
import { type DbOrTx, database, type Tx } from "@/db/client";
import { restores } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";

/** A restore after which no person has allowed dialing yet. */
export type RestoreState = {
  id: string;
  backupAt: string;
  /** The provider's history was asked what rang since the backup. */
  isSettled: boolean;
  found: { sessions: number; calls: number; plans: number } | null;
};

/** The latest restore that waits for a person; null: there is none. */
export async function openRestore(db: DbOrTx = database()): Promise<RestoreState | null> {
  const [row] = await db
    .select()
    .from(restores)
    .where(isNull(restores.resumedAt))
    .orderBy(desc(restores.restoredAt))
    .limit(1);
  if (!row) return null;
  const { id, backupAt, settledAt, found } = row;
  return { id, backupAt: backupAt.toISOString(), isSettled: settledAt !== null, found };
}

/**
 * Dialing is allowed again after a restore: a person's act, in the log. Without such a restore nothing happens.
 * @throws AppError conflict while the provider's history was not asked to its end
 */
export async function resumeAfterRestore(tx: Tx, actor: Actor): Promise<void> {
  const open = await openRestore(tx);
  if (!open) return;
  if (!open.isSettled) throw new AppError("conflict", { detail: { rule: "restore_not_settled" } });
  await tx
    .update(restores)
    .set({
      resumedAt: sql`clock_timestamp()`,
      resumedBy: actor.kind === "user" ? actor.userId : null,
    })
    .where(eq(restores.id, open.id));
  await audit(tx, actor, "backup.resumed", { kind: "backup", id: open.backupAt });
}
