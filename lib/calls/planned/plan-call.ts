import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { database, type Tx } from "@/db/client";
import { isSender } from "@/db/is-sender";
import { plannedCalls } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { upsertContactByPhone } from "@/lib/contacts/upsert-contact";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { phoneTail } from "@/lib/platform/format/phone";
import { currentWorld } from "@/lib/settings/provider-world";
import { type PlanWish, readPlanWish } from "./plan-wish";
import type { PlanCallInput } from "./schema";

type Input = z.output<typeof PlanCallInput>;
export type PlannedCall = { plannedCallId: string; isNew: boolean };

/**
 * Plans a call for later. The same `idempotencyKey` of the same sender is the same plan.
 * @throws AppError forbidden; invalid_input; call_blocked or confirmation_needed with `detail.rule` (of that hour);
 *   idempotency_mismatch where the key came with another request
 */
export async function planCall({
  actor,
  input,
}: {
  actor: Actor;
  input: Input;
}): Promise<PlannedCall> {
  assertCan(actor, "calls.start");
  const ownerId = actor.kind === "user" ? actor.userId : null;
  const teamId = actor.kind === "user" ? actor.teamId : null;
  return database().transaction(async (tx) => {
    const plan = await readPlanWish(tx, input);
    const known = await findSamePlan(tx, ownerId, input.idempotencyKey, plan.requestHash);
    if (known) return known;
    const phone = plan.wish.phone.e164;
    const { contactId } = await upsertContactByPhone(tx, { phone, ownerId, teamId });
    const [row] = await tx
      .insert(plannedCalls)
      .values({
        ...plannedValues(input, plan),
        ownerId,
        teamId,
        contactId,
        world: currentWorld(),
        idempotencyKey: input.idempotencyKey,
        requestHash: plan.requestHash,
      })
      .onConflictDoNothing()
      .returning({ id: plannedCalls.id });
    if (!row) {
      // Another request with this key committed between our look and our insert.
      const winner = await findSamePlan(tx, ownerId, input.idempotencyKey, plan.requestHash);
      if (winner) return winner;
      throw new AppError("conflict");
    }
    await audit(
      tx,
      actor,
      "calls.plan",
      { kind: "planned_call", id: row.id },
      {
        phoneTail: phoneTail(phone),
        dueAt: plan.dueAt.toISOString(),
        ...(plan.overruled ? { overruled: plan.overruled } : {}),
      },
    );
    return { plannedCallId: row.id, isNew: true };
  });
}

/** The columns that a plan's words and hour fill. */
export function plannedValues(
  input: Omit<Input, "idempotencyKey">,
  { wish, dueAt }: PlanWish,
): Pick<
  typeof plannedCalls.$inferInsert,
  | "phone"
  | "country"
  | "language"
  | "voice"
  | "engine"
  | "greeting"
  | "prompt"
  | "botId"
  | "localTime"
  | "zone"
  | "dueAt"
  | "tryAt"
  | "confirmed"
> {
  return {
    phone: wish.phone.e164,
    country: wish.phone.country,
    language: wish.said.language,
    voice: wish.said.voice,
    engine: wish.said.engine,
    greeting: input.botId ? "" : input.greeting,
    prompt: input.botId ? "" : input.prompt,
    botId: input.botId ?? null,
    localTime: input.localTime,
    zone: input.zone,
    dueAt,
    tryAt: dueAt,
    confirmed: input.confirm,
  };
}

async function findSamePlan(
  tx: Tx,
  ownerId: string | null,
  key: string | undefined,
  requestHash: string,
): Promise<PlannedCall | null> {
  if (!key) return null;
  const [known] = await tx
    .select({ id: plannedCalls.id, requestHash: plannedCalls.requestHash })
    .from(plannedCalls)
    .where(and(eq(plannedCalls.idempotencyKey, key), isSender(plannedCalls.ownerId, ownerId)))
    .limit(1);
  if (!known) return null;
  if (known.requestHash !== requestHash) throw new AppError("idempotency_mismatch");
  return { plannedCallId: known.id, isNew: false };
}
