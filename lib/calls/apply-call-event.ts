import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CallStatus } from "@/db/enums";
import { callEvents, calls } from "@/db/schema";
import { AppError } from "@/lib/platform/errors";
import { announce } from "@/lib/platform/live/announce";
import type { CallEvent } from "./fold/call-event";
import { type CallFacts, deriveFacts, mergeFacts } from "./fold/facts";
import { factsOf, signalOf } from "./fold/fold-events";
import { leadOutcome } from "./fold/outcome";
import { planAfterEvent } from "./fold/plan-after-event";
import { storeTurns } from "./fold/store-turns";
import { tellWebhooks } from "./fold/tell-webhooks";
import { timelineData, timelineType } from "./fold/timeline-row";
import { isTerminal, nextStatus, STATUS_RANK } from "./status";

export type Applied = {
  /** False: this event was stored before; nothing changed. */
  isNew: boolean;
  status: CallStatus;
  /** The status the event moved the call to; null: it moved none. */
  movedTo: CallStatus | null;
};

/**
 * The one writer of a call's status. Stores the event (once), merges its facts, moves the status by the table,
 * and plans what follows, all in the caller's transaction. Nothing that is repeated or reordered throws.
 * @throws AppError not_found where there is no such call
 */
export async function applyCallEvent(tx: Tx, callId: string, event: CallEvent): Promise<Applied> {
  const [call] = await tx.select().from(calls).where(eq(calls.id, callId)).for("update");
  if (!call) throw new AppError("not_found");
  // What comes late about somebody who was forgotten is not learned anew.
  if (call.erasedAt && event.type !== "outcome_corrected")
    return { isNew: false, status: call.status, movedTo: null };

  const [stored] = await tx
    .insert(callEvents)
    .values({
      callId,
      attemptId: event.attemptId,
      source: event.source,
      eventId: event.eventId,
      type: timelineType(event),
      occurredAt: event.occurredAt,
      receivedAt: event.receivedAt ?? sql`clock_timestamp()`,
      causedBy: event.causedBy,
      data: timelineData(event),
    })
    .onConflictDoNothing({ target: [callEvents.source, callEvents.eventId] })
    .returning({ no: callEvents.no, receivedAt: callEvents.receivedAt });
  if (!stored) return { isNew: false, status: call.status, movedTo: null };

  const turns = await storeTurns(tx, callId, event, call.facts as CallFacts);
  const facts = mergeFacts(call.facts as CallFacts, factsOf(event, turns));
  const derived = deriveFacts(facts);
  const lead = leadOutcome(call, derived, event);
  const signal = signalOf(event, derived);
  const movedTo = signal === null ? null : nextStatus(call.status, signal);
  const status = movedTo ?? call.status;

  await tx
    .update(calls)
    .set({
      facts,
      status,
      statusRank: STATUS_RANK[status],
      ...(movedTo ? { statusAt: stored.receivedAt } : {}),
      version: call.version + 1,
      updatedAt: stored.receivedAt,
      ...(movedTo && isTerminal(movedTo) ? { completedAt: stored.receivedAt } : {}),
      ringingAt: dateOrNull(derived.ringingAt),
      answeredAt: dateOrNull(derived.answeredAt),
      endedAt: dateOrNull(derived.endedAt),
      endCode: derived.endCode,
      endReason: derived.endReason,
      endedBy: derived.endedBy,
      talkSeconds: derived.talkSeconds,
      calleeTurns: derived.calleeTurns,
      talked: derived.calleeTurns > 0 && lead.outcome !== "voicemail" && !derived.isVoicemail,
      recordingUrl: derived.recordingUrl,
      recordingSeconds: derived.recordingSeconds,
      errorCode: derived.errorCode,
      ...(event.type === "permit_granted"
        ? { permittedAt: stored.receivedAt, voximplantCallId: event.sessionId }
        : {}),
      ...(event.type === "start_accepted" && !call.voximplantCallId
        ? { voximplantCallId: event.sessionId }
        : {}),
      outcome: lead.outcome,
      outcomeSource: lead.outcomeSource,
      ...(event.type === "outcome_corrected"
        ? {
            correctedOutcome: event.outcome,
            correctedAt: stored.receivedAt,
            correctedBy: event.causedBy ?? null,
          }
        : {}),
    })
    .where(eq(calls.id, callId));
  if (movedTo) await tx.update(callEvents).set({ movedTo }).where(eq(callEvents.no, stored.no));
  await planAfterEvent(tx, {
    callId,
    wasTerminal: isTerminal(call.status),
    derived,
    movedTo,
    event,
  });
  await tellWebhooks(tx, { before: call, derived, movedTo, event });
  const { contactId, ownerId, teamId } = call;
  // Demo data tell a whole past at once: that there is a call is news enough.
  if (!event.receivedAt || event.type === "requested")
    await announce(tx, { kind: "call", callId, contactId, ownerId, teamId });
  return { isNew: true, status, movedTo };
}

function dateOrNull(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
