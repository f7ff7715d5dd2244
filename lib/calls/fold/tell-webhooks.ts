import "server-only";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WebhookEvent } from "@/db/enums";
import { callReadings, calls } from "@/db/schema";
import { env } from "@/lib/env";
import { announce, isAnybodyListening } from "@/lib/webhooks/announce";
import { STATUS_RANK } from "../status";
import type { FoldedCall } from "./fold-one";

type News = { one: FoldedCall; type: WebhookEvent; what: string | undefined };

/** Whether events made news of calls, and any webhook listens. */
export async function wantsTelling(tx: Tx, folded: readonly FoldedCall[]): Promise<boolean> {
  return newsOf(folded).length > 0 && (await isAnybodyListening(tx));
}

/** Tells the webhooks what events made of calls, in the events' transaction, once it is written. */
export async function tellWebhooks(tx: Tx, folded: readonly FoldedCall[]): Promise<void> {
  for (const { one, type, what } of newsOf(folded)) {
    const { id: callId, version } = one.before;
    await announce(tx, {
      type,
      key: `${callId}:${type}${what ? `:${what}` : ""}`,
      callId,
      sequence: version + 1,
      data: () => callAsTold(tx, callId),
    });
  }
}

/** Demo data is never told. */
function newsOf(folded: readonly FoldedCall[]): News[] {
  return folded
    .filter(({ before }) => !before.isDemo)
    .flatMap((one) => told(one).map(([type, what]) => ({ one, type, what })));
}

/** A lead stands in the client base. */
export async function tellOfLead(tx: Tx, callId: string): Promise<void> {
  const [call] = await tx
    .select({ isDemo: calls.isDemo, version: calls.version })
    .from(calls)
    .where(eq(calls.id, callId));
  if (!call || call.isDemo) return;
  await announce(tx, {
    type: "lead.created",
    key: `${callId}:lead.created`,
    callId,
    sequence: call.version + 1,
    data: () => callAsTold(tx, callId),
  });
}

function told({ before, derived, movedTo, event }: FoldedCall): [WebhookEvent, string?][] {
  const facts: [WebhookEvent, string?][] = [];
  if (movedTo === "calling") facts.push(["call.started"]);
  if (derived.answeredAt !== null && before.answeredAt === null) facts.push(["call.answered"]);
  const wasOver = STATUS_RANK[before.status] >= STATUS_RANK.analyzing;
  if (movedTo !== null && movedTo !== "calling" && !wasOver)
    facts.push([movedTo === "failed" ? "call.failed" : "call.ended"]);
  if (event.type === "reading_stored") facts.push(["call.analyzed", event.readingId]);
  return facts;
}

/** What stands under "data" of every event of a call. Times are ISO 8601, UTC. */
async function callAsTold(tx: Tx, callId: string): Promise<object> {
  const [call] = await tx.select().from(calls).where(eq(calls.id, callId));
  if (!call) throw new Error("a call that is told of is not there");
  const [reading] = await tx
    .select()
    .from(callReadings)
    .where(and(eq(callReadings.callId, callId), eq(callReadings.isCurrent, true)));
  const api = `${env().NEXTAUTH_URL}/api/v1/calls/${callId}`;
  return {
    call_id: callId,
    world: call.world,
    direction: call.direction,
    status: call.status,
    outcome: call.outcome,
    outcome_source: call.outcomeSource,
    contact: { id: call.contactId, phone: call.phone },
    owner_id: call.ownerId,
    bot_version_id: call.botVersionId,
    language: call.language,
    created_at: call.createdAt,
    answered_at: call.answeredAt,
    ended_at: call.endedAt,
    ended_by: call.endedBy,
    ended_reason: call.endReason,
    end_code: call.endCode,
    error_code: call.errorCode,
    talk_s: call.talkSeconds,
    crm_status: call.crmStatus,
    analysis: reading
      ? {
          outcome: reading.outcome,
          summary: reading.summary,
          customer_interest: reading.customerInterest,
          language: reading.language,
          sentiment: reading.sentiment,
          topics: reading.topics,
          action_items: reading.actionItems,
          callback_at: reading.callbackAt,
          needs_review: reading.needsReview,
        }
      : null,
    call_url: api,
    transcript_url: `${api}/transcript`,
    recording_url: call.recordingUrl ? `${api}/recording` : null,
  };
}
