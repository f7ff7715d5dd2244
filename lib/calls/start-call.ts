import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { preparedDatabase, type Tx } from "@/db/client";
import { isSender } from "@/db/is-sender";
import { calls } from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { keepInstructions } from "@/lib/bots/keep-instructions";
import { upsertContactByPhone } from "@/lib/contacts/upsert-contact";
import { env } from "@/lib/env";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { phoneTail } from "@/lib/platform/format/phone";
import { publish } from "@/lib/platform/jobs/queue";
import { addLogContext } from "@/lib/platform/log-context";
import { settleAll } from "@/lib/platform/settle-all";
import { currentWorld } from "@/lib/settings/provider-world";
import { getSettings } from "@/lib/settings/queries";
import { applyCallEvent } from "./apply-call-event";
import { readWish } from "./dial/call-wish";
import { findBlock, findWarning, type Warning } from "./dial/number-rules";
import { readNumberState } from "./dial/number-state";
import { callRequested } from "./events";
import { visibleCalls } from "./queries/visible-calls";
import type { StartCallInput } from "./schema";

type Input = z.output<typeof StartCallInput>;
export type StartedCall = { callId: string; isNew: boolean };

/**
 * Makes the call a person asked for and sets its dialling going, in one transaction.
 * The same `idempotencyKey` of the same sender is the same call.
 * @throws AppError forbidden; invalid_input (field phone, botId or language); call_blocked or confirmation_needed with
 *   `detail.rule`; idempotency_mismatch where the key came with another request; not_found where `againOf` is missing or foreign
 */
export async function startCall({
  actor,
  input,
  planned,
}: {
  actor: Actor;
  input: Input;
  /** The plan that is due; its zone is where the person is. */
  planned?: { id: string; zone: string };
}): Promise<StartedCall> {
  assertCan(actor, "calls.start");
  const ownerId = actor.kind === "user" ? actor.userId : null;

  return preparedDatabase().transaction(async (tx) => {
    const { phone, said, botVersionId, requestHash } = await readWish(tx, input);
    const known = await findSameRequest(tx, ownerId, input.idempotencyKey, requestHash);
    if (known) return known;
    if (input.againOf) await assertMayRepeat(tx, actor, input.againOf);
    const overruled = await checkRules(
      tx,
      { phone: phone.e164, country: phone.country },
      { isConfirmed: input.confirm, zone: planned?.zone },
    );
    const teamId = actor.kind === "user" ? actor.teamId : null;
    const { contactId } = await upsertContactByPhone(tx, { phone: phone.e164, ownerId, teamId });
    const [call] = await tx
      .insert(calls)
      .values({
        ...said,
        phone: phone.e164,
        country: phone.country,
        botVersionId: botVersionId ?? (await keepInstructions(tx, said, ownerId)),
        world: currentWorld(),
        ownerId,
        teamId,
        contactId,
        againOf: input.againOf,
        callerId: env().VOXIMPLANT_CALLER_ID,
        idempotencyKey: input.idempotencyKey,
        requestHash,
      })
      .onConflictDoNothing()
      .returning({ id: calls.id });
    if (!call) {
      // Another request with this key committed between our look and our insert.
      const winner = await findSameRequest(tx, ownerId, input.idempotencyKey, requestHash);
      if (winner) return winner;
      throw new AppError("conflict");
    }
    await settleAll([
      applyCallEvent(tx, call.id, {
        source: "user",
        eventId: `requested_${call.id}`,
        occurredAt: new Date(),
        causedBy: actorRef(actor),
        type: "requested",
      }),
      audit(
        tx,
        actor,
        "calls.start",
        { kind: "call", id: call.id },
        {
          phoneTail: phoneTail(phone.e164),
          ...(overruled ? { overruled } : {}),
          ...(planned ? { plannedCallId: planned.id } : {}),
        },
      ),
      publish(tx, callRequested, { callId: call.id }),
    ]);
    addLogContext({ callId: call.id });
    return { callId: call.id, isNew: true };
  });
}

async function assertMayRepeat(tx: Tx, actor: Actor, callId: string): Promise<void> {
  const [call] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.id, callId), visibleCalls(actor, "calls.read")));
  if (!call) throw new AppError("not_found");
}

async function findSameRequest(
  tx: Tx,
  ownerId: string | null,
  key: string | undefined,
  requestHash: string,
): Promise<StartedCall | null> {
  if (!key) return null;
  const [known] = await tx
    .select({ id: calls.id, requestHash: calls.requestHash })
    .from(calls)
    .where(and(eq(calls.idempotencyKey, key), isSender(calls.ownerId, ownerId)))
    .limit(1);
  if (!known) return null;
  if (known.requestHash !== requestHash) throw new AppError("idempotency_mismatch");
  return { callId: known.id, isNew: false };
}

/** Returns the warning the person overruled, or null. */
async function checkRules(
  tx: Tx,
  number: { phone: string; country: string | null },
  { isConfirmed, zone }: { isConfirmed: boolean; zone: string | undefined },
): Promise<Warning | null> {
  const { dialing } = await getSettings(tx);
  if (dialing.paused) throw new AppError("call_blocked", { detail: { rule: "paused" } });
  // Two calls to one number at one moment count each other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`number:${number.phone}`}))`);
  const read = await readNumberState(tx, number, dialing);
  const state = zone ? { ...read, zones: [zone] } : read;
  const block = findBlock(state, dialing);
  if (block) throw new AppError("call_blocked", { detail: { rule: block } });
  const warning = findWarning(state, dialing, new Date());
  if (warning && !isConfirmed)
    throw new AppError("confirmation_needed", { detail: { rule: warning } });
  return warning;
}
