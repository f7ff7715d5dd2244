import "server-only";
import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  apiAnswers,
  callAttempts,
  callEvents,
  callReadings,
  callSteps,
  calls,
  callTurns,
  callWaveforms,
  plannedCalls,
  telegramChats,
  telegramLinks,
  telegramMessages,
  webhookEvents,
} from "@/db/schema";
import { AppError } from "@/lib/platform/errors";

/** What stands in place of a number that was erased. */
export const ERASED_PHONE = "—";

/** Reports of a session that ended so long ago do not come any more. */
const QUIET_MINUTES = 60;

export type Person = { contactIds: readonly string[]; phones: readonly string[] };
export type ScrubbedCall = { callId: string; recordingUrl: string | null };

/** Calls of a person: by the card, and by number where they were made before there was one. */
export async function findCallsOf(tx: Tx, person: Person): Promise<ScrubbedCall[]> {
  return tx
    .select({ callId: calls.id, recordingUrl: calls.recordingUrl })
    .from(calls)
    .where(
      or(
        inArray(calls.contactId, [...person.contactIds]),
        person.phones.length > 0 ? inArray(calls.phone, [...person.phones]) : undefined,
      ),
    )
    .for("update");
}

/** @throws AppError conflict with rule `call_running` while anything of these calls is still under way */
export async function assertAtRest(tx: Tx, callIds: readonly string[]): Promise<void> {
  if (callIds.length === 0) return;
  const ids = [...callIds];
  const [open] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(inArray(calls.id, ids), sql`${calls.statusRank} < 90`))
    .limit(1);
  const [sending] = await tx
    .select({ callId: callSteps.callId })
    .from(callSteps)
    .where(and(inArray(callSteps.callId, ids), eq(callSteps.state, "sending")))
    .limit(1);
  const [unsettled] = await tx
    .select({ id: callAttempts.id })
    .from(callAttempts)
    .where(
      and(
        inArray(callAttempts.callId, ids),
        isNull(callAttempts.settledAt),
        isNotNull(callAttempts.settleNextAt),
        sql`${callAttempts.dialStartedAt} > clock_timestamp() - make_interval(mins => ${QUIET_MINUTES})`,
      ),
    )
    .limit(1);
  if (open || sending || unsettled)
    throw new AppError("conflict", { detail: { rule: "call_running" } });
}

/**
 * Takes number, words and addresses out of calls; times, outcome and cost stay, so that reports keep their sums.
 * Returns how much went, by kind.
 */
export async function scrubCalls(
  tx: Tx,
  callIds: readonly string[],
): Promise<Record<string, number>> {
  if (callIds.length === 0) return {};
  const ids = [...callIds];
  const turns = await tx
    .delete(callTurns)
    .where(inArray(callTurns.callId, ids))
    .returning({ no: callTurns.turnNo });
  const readings = await tx
    .delete(callReadings)
    .where(inArray(callReadings.callId, ids))
    .returning({ id: callReadings.id });
  await tx.delete(callWaveforms).where(inArray(callWaveforms.callId, ids));
  const events = await tx
    .update(callEvents)
    .set({
      data: sql`jsonb_strip_nulls(jsonb_build_object('outcome', ${callEvents.data}->'outcome', 'step', ${callEvents.data}->'step', 'state', ${callEvents.data}->'state'))`,
    })
    .where(inArray(callEvents.callId, ids))
    .returning({ no: callEvents.no });
  const messages = await scrubSteps(tx, ids);
  await tx
    .update(callAttempts)
    .set({ controlUrl: null, settledAt: sql`coalesce(settled_at, now())`, settleNextAt: null })
    .where(inArray(callAttempts.callId, ids));
  await tx
    .update(calls)
    .set({
      phone: ERASED_PHONE,
      contactId: null,
      greeting: "",
      prompt: "",
      botVersionId: null,
      idempotencyKey: null,
      requestHash: null,
      recordingUrl: null,
      voximplantCallId: null,
      facts: withoutAddresses(),
      erasedAt: sql`now()`,
      version: sql`${calls.version} + 1`,
    })
    .where(inArray(calls.id, ids));
  return {
    calls: ids.length,
    turns: turns.length,
    readings: readings.length,
    events: events.length,
    messages,
  };
}

/** Rendered messages go, steps that wait are not run any more. Returns how many messages there were. */
async function scrubSteps(tx: Tx, ids: string[]): Promise<number> {
  const sms = await tx
    .select({ callId: callSteps.callId })
    .from(callSteps)
    .where(
      and(
        inArray(callSteps.callId, ids),
        eq(callSteps.step, "sms"),
        isNotNull(callSteps.sentAt),
        ne(callSteps.state, "skipped"),
      ),
    );
  const waits = sql`${callSteps.state} in ('planned', 'retry', 'unknown', 'failed_final')`;
  await tx
    .update(callSteps)
    .set({
      payload: null,
      providerRef: null,
      error: null,
      state: sql`case when ${waits} then 'skipped' else ${callSteps.state} end`,
      reason: sql`case when ${waits} then 'erased' else ${callSteps.reason} end`,
      nextAt: null,
    })
    .where(inArray(callSteps.callId, ids));
  return sms.length;
}

const ADDRESSES = [
  "{report,facts,recordingUrl}",
  "{report,facts,logUrl}",
  "{history,recordingUrl}",
  "{history,logUrl}",
];

function withoutAddresses() {
  return ADDRESSES.reduce(
    (inner, path) => sql`jsonb_set(${inner}, ${path}::text[], 'null'::jsonb, false)`,
    sql`${calls.facts}`,
  );
}

/** Plans, chats and kept answers that name the person. */
export async function scrubTraces(
  tx: Tx,
  person: Person,
  callIds: readonly string[],
): Promise<Record<string, number>> {
  const phones = [...person.phones];
  const planned = await tx
    .delete(plannedCalls)
    .where(
      or(
        inArray(plannedCalls.contactId, [...person.contactIds]),
        phones.length > 0 ? inArray(plannedCalls.phone, phones) : undefined,
      ),
    )
    .returning({ id: plannedCalls.id });
  const chats = await tx
    .delete(telegramChats)
    .where(inArray(telegramChats.contactId, [...person.contactIds]))
    .returning({ chatId: telegramChats.chatId });
  const chatIds = chats.map(({ chatId }) => chatId);
  const chatMessages = await tx
    .delete(telegramMessages)
    .where(
      or(
        chatIds.length > 0 ? inArray(telegramMessages.chatId, chatIds) : sql`false`,
        callIds.length > 0 ? inArray(telegramMessages.callId, [...callIds]) : undefined,
      ),
    )
    .returning({ id: telegramMessages.id });
  if (callIds.length > 0) {
    await tx.delete(telegramLinks).where(inArray(telegramLinks.callId, [...callIds]));
    await tx.delete(webhookEvents).where(inArray(webhookEvents.callId, [...callIds]));
  }
  for (const name of [...phones, ...callIds]) {
    await tx.delete(apiAnswers).where(sql`strpos(${apiAnswers.body}::text, ${name}) > 0`);
  }
  return { planned: planned.length, chatMessages: chatMessages.length };
}
