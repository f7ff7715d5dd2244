import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import {
  bots,
  botVersions,
  callCosts,
  callEvents,
  callReadings,
  callSteps,
  calls,
  contacts,
  users,
} from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import type * as answers from "./answers";
import { visibleCalls } from "./visible-calls";

export type ReadingView = z.output<typeof answers.ReadingView>;
export type TimelineEntry = z.output<typeof answers.TimelineEntry>;
export type CallDetail = z.output<typeof answers.CallDetail>;

/**
 * Everything a call's page shows besides its status.
 * @throws AppError not_found for a missing or foreign call; forbidden
 */
export async function getCall(actor: Actor, callId: string): Promise<CallDetail> {
  const db = database();
  const [row] = await db
    .select({
      call: calls,
      ownerName: users.name,
      contactName: contacts.name,
      botName: bots.name,
      botVersion: botVersions.no,
    })
    .from(calls)
    .leftJoin(users, eq(users.id, calls.ownerId))
    .leftJoin(botVersions, eq(botVersions.id, calls.botVersionId))
    .leftJoin(bots, eq(bots.id, botVersions.botId))
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .where(and(eq(calls.id, callId), visibleCalls(actor, "calls.read")));
  if (!row) throw new AppError("not_found");
  const [reading, costs, timeline, followUpText] = await Promise.all([
    currentReading(callId),
    db
      .select()
      .from(callCosts)
      .where(eq(callCosts.callId, callId))
      .orderBy(asc(callCosts.component)),
    readTimeline(callId, can(actor, "calls.read_raw")),
    renderedMessage(callId),
  ]);
  const { call } = row;
  return {
    id: call.id,
    phone: call.phone,
    country: call.country,
    language: call.language,
    voice: call.voice,
    engine: call.engine,
    greeting: call.greeting,
    prompt: call.prompt,
    bot: row.botName === null ? null : { name: row.botName, version: row.botVersion ?? 0 },
    callerId: call.callerId,
    ownerName: row.ownerName,
    contact: call.contactId ? { id: call.contactId, name: row.contactName } : null,
    againOf: call.againOf,
    voximplantCallId: call.voximplantCallId,
    talkSeconds: call.talkSeconds,
    endedBy: call.endedBy,
    endCode: call.endCode,
    endReason: call.endReason,
    hasRecording: call.recordingUrl !== null,
    recordingSeconds: call.recordingSeconds,
    correctedOutcome: call.correctedOutcome,
    correctedAt: call.correctedAt?.toISOString() ?? null,
    crmStatus: call.crmStatus,
    telegramLinkSent: call.telegramLinkSent,
    followUpText,
    reading,
    costs: costs.map(({ component, amountMicros, currency }) => ({
      component,
      amountMicros,
      currency,
    })),
    timeline,
    createdAt: call.createdAt.toISOString(),
    completedAt: call.completedAt?.toISOString() ?? null,
    may: {
      hangUp: can(actor, "calls.hang_up"),
      retryStep: can(actor, "calls.retry_step"),
      readAgain: can(actor, "calls.read_again"),
      correctOutcome: can(actor, "calls.correct_outcome"),
      callAgain: can(actor, "calls.start"),
    },
  };
}

async function currentReading(callId: string): Promise<ReadingView | null> {
  const [row] = await database()
    .select()
    .from(callReadings)
    .where(and(eq(callReadings.callId, callId), eq(callReadings.isCurrent, true)))
    .orderBy(desc(callReadings.createdAt))
    .limit(1);
  if (!row) return null;
  return {
    outcome: row.outcome,
    summary: row.summary,
    customerInterest: row.customerInterest,
    sentiment: row.sentiment,
    topics: row.topics,
    actionItems: row.actionItems,
    callbackAt: row.callbackAt?.toISOString() ?? null,
    citations: row.citations,
    needsReview: row.needsReview,
    reviewReason: row.reviewReason,
    model: row.model,
    latencyMs: row.latencyMs,
    createdAt: row.createdAt.toISOString(),
  };
}

async function readTimeline(callId: string, withData: boolean): Promise<TimelineEntry[]> {
  const rows = await database()
    .select({ event: callEvents, causerName: users.name })
    .from(callEvents)
    // A cause is a user's id or the name of a part of the product.
    .leftJoin(users, sql`${users.id}::text = ${callEvents.causedBy}`)
    .where(eq(callEvents.callId, callId))
    .orderBy(asc(callEvents.no));
  return rows.map(({ event, causerName }) => ({
    no: event.no,
    type: event.type,
    source: event.source,
    causedBy: causerName ?? event.causedBy,
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    movedTo: event.movedTo,
    subject: subjectOf(event.data),
    data: withData ? event.data : null,
  }));
}

function subjectOf(data: Record<string, unknown>): TimelineEntry["subject"] {
  const subject: TimelineEntry["subject"] = {};
  for (const name of ["outcome", "step", "state"] as const) {
    const value = data[name];
    if (typeof value === "string") subject[name] = value;
  }
  return subject;
}

/** The text of the message, from whichever step holds its bytes. */
async function renderedMessage(callId: string): Promise<string | null> {
  const rows = await database()
    .select({ payload: callSteps.payload })
    .from(callSteps)
    .where(and(eq(callSteps.callId, callId), inArray(callSteps.step, ["sms", "follow_up"])))
    .orderBy(desc(callSteps.step));
  for (const { payload } of rows) {
    if (typeof payload?.text === "string" && payload.text) return payload.text;
  }
  return null;
}
