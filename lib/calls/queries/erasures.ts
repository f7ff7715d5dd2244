import "server-only";
import { and, desc, eq, or, type SQL } from "drizzle-orm";
import { database } from "@/db/client";
import { erasureRecordings, erasures } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";

export type ErasureReceipt = {
  id: string;
  requestedByName: string;
  reason: string;
  /** Rows erased or made nameless, by kind. */
  counts: Record<string, number>;
  /** Ids in the outside CRM, to be erased there. */
  crmRefs: string[];
  /** How many recordings stand how: waiting, deleted, gone, failed. */
  recordings: Record<string, number>;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Null: the provider has not deleted all recordings yet. */
  finishedAt: string | null;
};

/** @throws AppError not_found for a missing or foreign receipt; forbidden */
export async function getErasure(actor: Actor, erasureId: string): Promise<ErasureReceipt> {
  const db = database();
  const [row] = await db
    .select()
    .from(erasures)
    .where(and(eq(erasures.id, erasureId), visibleErasures(actor)));
  if (!row) throw new AppError("not_found");
  const states = await db
    .select({ state: erasureRecordings.state })
    .from(erasureRecordings)
    .where(eq(erasureRecordings.erasureId, erasureId));
  const recordings: Record<string, number> = {};
  for (const { state } of states) recordings[state] = (recordings[state] ?? 0) + 1;
  return { ...receiptOf(row), recordings };
}

/** The last hundred receipts the actor may see. @throws AppError forbidden */
export async function listErasures(actor: Actor): Promise<Omit<ErasureReceipt, "recordings">[]> {
  const rows = await database()
    .select()
    .from(erasures)
    .where(visibleErasures(actor))
    .orderBy(desc(erasures.createdAt))
    .limit(100);
  return rows.map(receiptOf);
}

function receiptOf(row: typeof erasures.$inferSelect): Omit<ErasureReceipt, "recordings"> {
  return {
    id: row.id,
    requestedByName: row.requestedByName,
    reason: row.reason,
    counts: row.counts,
    crmRefs: row.crmRefs,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function visibleErasures(actor: Actor): SQL | undefined {
  const scope = assertCan(actor, "contacts.erase");
  if (scope === "all" || actor.kind !== "user") return undefined;
  const own = eq(erasures.requestedBy, actor.userId);
  return actor.teamId ? or(own, eq(erasures.teamId, actor.teamId)) : own;
}
