import "server-only";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { CallLanguage, CallStatus, CrmStatus, Outcome, Voice } from "@/db/enums";
import { callReadings, callSteps, calls, callTurns } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { visibleCalls } from "./visible-calls";

/** A call as the alias doors `/api/calls` give it: one flat record. Times ISO 8601, UTC; `duration` whole seconds of talk. */
export type CallRecord = {
  id: string;
  phone_number: string;
  language: CallLanguage;
  voice: Voice;
  greeting_message: string;
  prompt: string;
  status: CallStatus;
  voximplant_call_id: string | null;
  duration: number | null;
  disposition: Outcome | null;
  /** One line a turn, "Agent: …" and "Customer: …"; null before anybody spoke. */
  transcript: string | null;
  summary: string | null;
  followup_message: string | null;
  customer_interest: string | null;
  crm_status: CrmStatus | null;
  telegram_link_sent: boolean;
  created_at: string;
  updated_at: string;
  completed_at: string | null;
};

const LIST_LIMIT = 200;

/** The newest 200 calls the actor may see. @throws AppError forbidden */
export async function listCallRecords(actor: Actor): Promise<CallRecord[]> {
  return selectRecords(visibleCalls(actor, "calls.read"));
}

/** @throws AppError not_found for a missing or foreign call; forbidden */
export async function getCallRecord(actor: Actor, callId: string): Promise<CallRecord> {
  const [record] = await selectRecords(
    and(eq(calls.id, callId), visibleCalls(actor, "calls.read")),
  );
  if (!record) throw new AppError("not_found");
  return record;
}

const transcript = sql<string | null>`(
  select string_agg(case ${callTurns.speaker} when 'bot' then 'Agent: ' else 'Customer: ' end || ${callTurns.text}, e'\n' order by ${callTurns.turnNo})
  from ${callTurns} where ${callTurns.callId} = ${calls.id})`;

const message = sql<string | null>`(
  select ${callSteps.payload} ->> 'text' from ${callSteps}
  where ${callSteps.callId} = ${calls.id} and ${callSteps.payload} ->> 'text' <> '' order by ${callSteps.step} desc limit 1)`;

async function selectRecords(where: SQL | undefined): Promise<CallRecord[]> {
  const rows = await database()
    .select({
      call: calls,
      transcript,
      message,
      summary: callReadings.summary,
      interest: callReadings.customerInterest,
    })
    .from(calls)
    .leftJoin(
      callReadings,
      and(eq(callReadings.callId, calls.id), eq(callReadings.isCurrent, true)),
    )
    .where(where)
    .orderBy(desc(calls.createdAt), desc(calls.id))
    .limit(LIST_LIMIT);
  return rows.map(({ call, ...rest }) => ({
    id: call.id,
    phone_number: call.phone,
    language: call.language,
    voice: call.voice,
    greeting_message: call.greeting,
    prompt: call.prompt,
    status: call.status,
    voximplant_call_id: call.voximplantCallId,
    duration: call.talkSeconds,
    disposition: call.outcome,
    transcript: rest.transcript,
    summary: rest.summary,
    followup_message: rest.message,
    customer_interest: rest.interest,
    crm_status: call.crmStatus,
    telegram_link_sent: call.telegramLinkSent,
    created_at: call.createdAt.toISOString(),
    updated_at: call.updatedAt.toISOString(),
    completed_at: call.completedAt?.toISOString() ?? null,
  }));
}

/** The status of a call that was started this moment, for whoever may start but not read. */
export async function startedStatus(callId: string): Promise<CallStatus> {
  const [row] = await database()
    .select({ status: calls.status })
    .from(calls)
    .where(eq(calls.id, callId));
  if (!row) throw new AppError("not_found");
  return row.status;
}
