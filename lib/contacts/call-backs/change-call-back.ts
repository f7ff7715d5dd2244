import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { DateTime } from "luxon";
import { database, type Tx } from "@/db/client";
import { callBacks, contacts, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { assignableUsers } from "../queries/assignees";
import { lockContact } from "../visible-contacts";

type Command<Input> = { actor: Actor; input: Input };
/** `dueAt`: "YYYY-MM-DDTHH:MM" on the clock of `zone` (IANA); null: later, without a time. */
type Due = { dueAt: string | null; zone: string };

/** A promise to ring somebody back, made by hand. @throws AppError invalid_input (`time_past`); not_found; forbidden */
export async function addCallBack({
  actor,
  input,
}: Command<Due & { contactId: string; reason: string | null }>): Promise<{ callBackId: string }> {
  const dueAt = momentOf(input);
  return database().transaction(async (tx) => {
    await lockContact(tx, actor, input.contactId);
    const ownerId = actor.kind === "user" ? actor.userId : null;
    const [row] = await tx
      .insert(callBacks)
      .values({ contactId: input.contactId, ownerId, dueAt, reason: input.reason })
      .returning({ id: callBacks.id });
    if (!row) throw new Error("an insert returned no row");
    await audit(tx, actor, "contacts.call_back_added", { kind: "call_back", id: row.id });
    return { callBackId: row.id };
  });
}

/** Puts a call-back off, or to an earlier time. @throws AppError invalid_input (`time_past`); not_found; conflict where it is done; forbidden */
export async function moveCallBack({
  actor,
  input,
}: Command<Due & { callBackId: string }>): Promise<void> {
  const dueAt = momentOf(input);
  await database().transaction(async (tx) => {
    await lockOpen(tx, actor, input.callBackId);
    await tx.update(callBacks).set({ dueAt }).where(eq(callBacks.id, input.callBackId));
    await audit(tx, actor, "contacts.call_back_moved", { kind: "call_back", id: input.callBackId });
  });
}

/** Gives a call-back to somebody else of those the actor may ask. @throws AppError invalid_input; not_found; conflict where it is done; forbidden */
export async function assignCallBack({
  actor,
  input,
}: Command<{ callBackId: string; ownerId: string }>): Promise<void> {
  await database().transaction(async (tx) => {
    await lockOpen(tx, actor, input.callBackId);
    const [owner] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, input.ownerId), assignableUsers(actor)));
    if (!owner) throw new AppError("invalid_input", { fields: { ownerId: "invalid" } });
    await tx
      .update(callBacks)
      .set({ ownerId: input.ownerId })
      .where(eq(callBacks.id, input.callBackId));
    await audit(
      tx,
      actor,
      "contacts.call_back_assigned",
      { kind: "call_back", id: input.callBackId },
      { to: input.ownerId },
    );
  });
}

/** An open promise, locked. Its owner's, or of a person in the team. @throws AppError not_found; conflict; forbidden */
async function lockOpen(tx: Tx, actor: Actor, callBackId: string): Promise<void> {
  const [row] = await tx
    .select({ callBack: callBacks, teamId: contacts.teamId })
    .from(callBacks)
    .innerJoin(contacts, eq(contacts.id, callBacks.contactId))
    .where(and(eq(callBacks.id, callBackId), isNull(contacts.mergedIntoId)))
    .for("update", { of: callBacks });
  if (!row) throw new AppError("not_found");
  assertReaches(actor, "contacts.edit", { ownerId: row.callBack.ownerId, teamId: row.teamId });
  if (row.callBack.doneAt) throw new AppError("conflict", { detail: { rule: "done_already" } });
}

/** An hour that is skipped when clocks go forward is read as the one after it. */
function momentOf({ dueAt, zone }: Due): Date | null {
  if (dueAt === null) return null;
  const moment = DateTime.fromISO(dueAt, { zone });
  if (!moment.isValid) throw new AppError("invalid_input", { fields: { dueAt: "time_invalid" } });
  if (moment.toMillis() < Date.now() - 60_000)
    throw new AppError("invalid_input", { fields: { dueAt: "time_past" } });
  return moment.toJSDate();
}
