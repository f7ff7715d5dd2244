import "server-only";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { database, type Tx } from "@/db/client";
import { plannedCalls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertReaches } from "@/lib/auth/permissions";
import { upsertContactByPhone } from "@/lib/contacts/upsert-contact";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { phoneTail } from "@/lib/platform/format/phone";
import { currentWorld } from "@/lib/settings/provider-world";
import { plannedValues } from "./plan-call";
import { readPlanWish } from "./plan-wish";
import type { ChangePlannedCallInput, PlannedCallRef } from "./schema";

/**
 * Gives a plan another hour or other words. A blocked one is planned again.
 * @throws AppError not_found; conflict where it changed meanwhile, is being started or is over; and as `planCall`
 */
export async function changePlannedCall({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof ChangePlannedCallInput>;
}): Promise<{ plannedCallId: string; version: number }> {
  return database().transaction(async (tx) => {
    const row = await lockPlan(tx, actor, input.plannedCallId);
    if (row.version !== input.version || (row.state !== "planned" && row.state !== "blocked"))
      throw new AppError("conflict");
    const plan = await readPlanWish(tx, input);
    const phone = plan.wish.phone.e164;
    const { ownerId, teamId } = row;
    const { contactId } = await upsertContactByPhone(tx, { phone, ownerId, teamId });
    const version = row.version + 1;
    await tx
      .update(plannedCalls)
      .set({
        ...plannedValues(input, plan),
        world: currentWorld(),
        contactId,
        version,
        state: "planned",
        blockedBy: null,
        settledAt: null,
        seenAt: null,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(plannedCalls.id, row.id));
    await audit(
      tx,
      actor,
      "calls.plan_changed",
      { kind: "planned_call", id: row.id },
      {
        phoneTail: phoneTail(phone),
        from: row.dueAt.toISOString(),
        to: plan.dueAt.toISOString(),
        ...(plan.overruled ? { overruled: plan.overruled } : {}),
      },
    );
    return { plannedCallId: row.id, version };
  });
}

/**
 * Calls a planned call off; one that is called off already stays so.
 * @throws AppError not_found; conflict where it is being started or was started
 */
export async function cancelPlannedCall({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof PlannedCallRef>;
}): Promise<void> {
  await database().transaction(async (tx) => {
    const row = await lockPlan(tx, actor, input.plannedCallId);
    if (row.state === "canceled") return;
    if (row.state !== "planned" && row.state !== "blocked") throw new AppError("conflict");
    await tx
      .update(plannedCalls)
      .set({
        state: "canceled",
        version: row.version + 1,
        settledAt: sql`clock_timestamp()`,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(plannedCalls.id, row.id));
    await audit(tx, actor, "calls.plan_canceled", { kind: "planned_call", id: row.id });
  });
}

/**
 * Takes calling off back: the plan stands as it stood. One that was not called off, or stands again, stays as it is.
 * @throws AppError not_found; conflict where its hour has passed, or it came to something else
 */
export async function restorePlannedCall({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof PlannedCallRef>;
}): Promise<void> {
  await database().transaction(async (tx) => {
    const row = await lockPlan(tx, actor, input.plannedCallId);
    if (row.state === "planned") return;
    if (row.state !== "canceled" || row.dueAt.getTime() <= Date.now())
      throw new AppError("conflict");
    await tx
      .update(plannedCalls)
      .set({
        state: "planned",
        blockedBy: null,
        version: row.version + 1,
        settledAt: null,
        tryAt: row.dueAt,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(plannedCalls.id, row.id));
    await audit(tx, actor, "calls.plan_restored", { kind: "planned_call", id: row.id });
  });
}

async function lockPlan(tx: Tx, actor: Actor, plannedCallId: string) {
  const [row] = await tx
    .select()
    .from(plannedCalls)
    .where(eq(plannedCalls.id, plannedCallId))
    .for("update");
  if (!row) throw new AppError("not_found");
  assertReaches(actor, "calls.start", row);
  return row;
}
