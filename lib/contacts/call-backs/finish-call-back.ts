import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { callBacks, contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";

/** Ticks off a promise to ring back; a second time changes nothing. @throws AppError not_found; forbidden */
export async function finishCallBack({
  actor,
  input,
}: {
  actor: Actor;
  input: { callBackId: string };
}): Promise<void> {
  await database().transaction(async (tx) => {
    const [row] = await tx
      .select({ callBack: callBacks, teamId: contacts.teamId })
      .from(callBacks)
      .innerJoin(contacts, eq(contacts.id, callBacks.contactId))
      .where(eq(callBacks.id, input.callBackId))
      .for("update", { of: callBacks });
    if (!row) throw new AppError("not_found");
    assertReaches(actor, "contacts.edit", { ownerId: row.callBack.ownerId, teamId: row.teamId });
    if (row.callBack.doneAt) return;
    await tx
      .update(callBacks)
      .set({ doneAt: new Date() })
      .where(eq(callBacks.id, input.callBackId));
    await audit(tx, actor, "contacts.call_back_done", { kind: "call_back", id: input.callBackId });
  });
}
