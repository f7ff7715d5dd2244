import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { callBacks, contacts } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";

type Command = { actor: Actor; input: { callBackId: string } };

/** Ticks off a promise to ring back; a second time changes nothing. @throws AppError not_found; forbidden */
export async function finishCallBack({ actor, input }: Command): Promise<void> {
  await setDone(actor, input.callBackId, true);
}

/** Takes ticking off back; one that is open stays so. @throws AppError not_found; forbidden */
export async function reopenCallBack({ actor, input }: Command): Promise<void> {
  await setDone(actor, input.callBackId, false);
}

async function setDone(actor: Actor, callBackId: string, isDone: boolean): Promise<void> {
  await database().transaction(async (tx) => {
    const [row] = await tx
      .select({ callBack: callBacks, teamId: contacts.teamId })
      .from(callBacks)
      .innerJoin(contacts, eq(contacts.id, callBacks.contactId))
      .where(eq(callBacks.id, callBackId))
      .for("update", { of: callBacks });
    if (!row) throw new AppError("not_found");
    assertReaches(actor, "contacts.edit", { ownerId: row.callBack.ownerId, teamId: row.teamId });
    if ((row.callBack.doneAt !== null) === isDone) return;
    await tx
      .update(callBacks)
      .set({ doneAt: isDone ? new Date() : null })
      .where(eq(callBacks.id, callBackId));
    const act = isDone ? "contacts.call_back_done" : "contacts.call_back_reopened";
    await audit(tx, actor, act, { kind: "call_back", id: callBackId });
  });
}
