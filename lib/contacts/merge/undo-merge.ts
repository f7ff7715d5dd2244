import "server-only";
import { and, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { contactMerges, contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";
import { lockContact } from "../visible-contacts";
import { BELONGINGS } from "./merge-contacts";
import { fieldsOf, MERGED_FIELDS, type MergedFields } from "./merge-fields";

/** How long a merge can be taken back. */
export const UNDO_HOURS = 24;

/**
 * Takes a merge back: both cards are there again, each with what was its own. What was changed on the kept card since
 * then stays as it is; what came to it since then stays with it.
 * @throws AppError conflict with rule `merge_too_late`, also where it was undone before; not_found; forbidden
 */
export async function undoMerge({
  actor,
  input,
}: {
  actor: Actor;
  input: { mergeId: string };
}): Promise<{ contactId: string; goneId: string }> {
  return database().transaction(async (tx) => {
    const [merge] = await tx
      .select()
      .from(contactMerges)
      .where(eq(contactMerges.id, input.mergeId))
      .for("update");
    if (!merge) throw new AppError("not_found");
    const kept = await lockContact(tx, actor, merge.keptId);
    if (merge.undoneAt || merge.createdAt.getTime() < Date.now() - UNDO_HOURS * 3_600_000)
      throw new AppError("conflict", { detail: { rule: "merge_too_late" } });
    for (const [name, keys] of Object.entries(merge.moved)) {
      const what = BELONGINGS[name];
      if (!what || keys.length === 0) continue;
      await tx
        .update(what.table)
        .set({ contactId: merge.goneId })
        .where(and(inArray(what.key, keys), eq(what.owner, merge.keptId)));
    }
    const { was, became } = merge.before as { was: MergedFields; became: MergedFields };
    const now = fieldsOf(kept);
    const untouched = MERGED_FIELDS.filter((field) => now[field] === became[field]);
    const back = Object.fromEntries(untouched.map((field) => [field, was[field]]));
    await tx
      .update(contacts)
      .set({ ...back, version: kept.version + 1, updatedAt: new Date() })
      .where(eq(contacts.id, merge.keptId));
    await tx
      .update(contacts)
      .set({ mergedIntoId: null, version: sql`${contacts.version} + 1`, updatedAt: new Date() })
      .where(eq(contacts.id, merge.goneId));
    await tx
      .update(contactMerges)
      .set({ undoneAt: new Date() })
      .where(eq(contactMerges.id, merge.id));
    const object = { kind: "contact", id: merge.keptId };
    await audit(tx, actor, "contacts.merge_undone", object, { gone: merge.goneId });
    return { contactId: merge.keptId, goneId: merge.goneId };
  });
}

/** Forgets hidden cards and the notes on merges once nobody can take them back any more. */
export async function sweepMerges(): Promise<void> {
  const limit = sql`clock_timestamp() - make_interval(hours => ${UNDO_HOURS})`;
  await database().transaction(async (tx) => {
    const old = await tx
      .select({ goneId: contactMerges.goneId, undoneAt: contactMerges.undoneAt })
      .from(contactMerges)
      .where(lte(contactMerges.createdAt, limit))
      .limit(500);
    const gone = old.filter(({ undoneAt }) => !undoneAt).map(({ goneId }) => goneId);
    if (gone.length > 0) {
      await tx
        .delete(contacts)
        .where(and(inArray(contacts.id, gone), sql`${contacts.mergedIntoId} is not null`));
    }
    await tx
      .delete(contactMerges)
      .where(and(lte(contactMerges.createdAt, limit), isNotNull(contactMerges.undoneAt)));
  });
}

export const sweepMergesTick: TickDefinition = {
  name: "sweep-merges",
  everySeconds: 600,
  run: sweepMerges,
};
