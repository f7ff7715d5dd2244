import "server-only";
import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { database } from "@/db/client";
import type { CallStatus, Outcome, StepState } from "@/db/enums";
import {
  callBacks,
  callReadings,
  callSteps,
  calls,
  telegramChats,
  telegramMessages,
  users,
} from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan, scopeOf } from "@/lib/auth/permissions";

/** Times are ISO 8601, UTC. */
export type HistoryEntry = { at: string; key: string } & (
  | {
      kind: "call";
      callId: string;
      /** Whether the actor may open it. */
      isOpen: boolean;
      status: CallStatus;
      outcome: Outcome | null;
      talkSeconds: number | null;
      ownerName: string | null;
      summary: string | null;
    }
  | { kind: "sms"; state: StepState; text: string | null }
  | { kind: "telegram"; fromPerson: boolean; text: string; state: string }
  | { kind: "crm"; state: StepState; ref: string | null }
  | {
      kind: "call_back";
      event: "promised" | "done";
      dueAt: string | null;
      reason: string | null;
      ownerName: string | null;
    }
);

const MOST = 100;

/**
 * Everything that was between us and a person, newest first; of each kind the last hundred. Call it for a person the
 * actor may see. @throws AppError forbidden
 */
export async function getContactHistory(actor: Actor, contactId: string): Promise<HistoryEntry[]> {
  assertCan(actor, "contacts.read");
  const parts = await Promise.all([
    callsOf(actor, contactId),
    stepsOf(contactId),
    chatOf(contactId),
    callBacksOf(contactId),
  ]);
  return parts
    .flat()
    .sort((a, b) => (a.at === b.at ? a.key.localeCompare(b.key) : a.at < b.at ? 1 : -1));
}

function mayOpen(actor: Actor, call: { ownerId: string | null; teamId: string | null }): boolean {
  const scope = scopeOf(actor, "calls.read");
  if (scope === null) return false;
  if (scope === "all" || actor.kind !== "user") return true;
  if (call.ownerId === actor.userId) return true;
  return scope === "team" && call.teamId !== null && call.teamId === actor.teamId;
}

async function callsOf(actor: Actor, contactId: string): Promise<HistoryEntry[]> {
  const rows = await database()
    .select({
      id: calls.id,
      ownerId: calls.ownerId,
      teamId: calls.teamId,
      status: calls.status,
      outcome: calls.outcome,
      talkSeconds: calls.talkSeconds,
      createdAt: calls.createdAt,
      ownerName: users.name,
      summary: callReadings.summary,
    })
    .from(calls)
    .leftJoin(users, eq(users.id, calls.ownerId))
    .leftJoin(
      callReadings,
      and(eq(callReadings.callId, calls.id), eq(callReadings.isCurrent, true)),
    )
    .where(eq(calls.contactId, contactId))
    .orderBy(desc(calls.createdAt))
    .limit(MOST);
  return rows.map((row) => ({
    kind: "call",
    at: row.createdAt.toISOString(),
    key: `call:${row.id}`,
    callId: row.id,
    isOpen: mayOpen(actor, row),
    status: row.status,
    outcome: row.outcome,
    talkSeconds: row.talkSeconds,
    ownerName: row.ownerName,
    // Words of a call are for those who may read it.
    summary: mayOpen(actor, row) ? row.summary : null,
  }));
}

async function stepsOf(contactId: string): Promise<HistoryEntry[]> {
  const rows = await database()
    .select({ step: callSteps })
    .from(callSteps)
    .innerJoin(calls, eq(calls.id, callSteps.callId))
    .where(
      and(
        eq(calls.contactId, contactId),
        inArray(callSteps.step, ["sms", "crm"]),
        inArray(callSteps.state, ["done", "unknown", "failed_final"]),
      ),
    )
    .orderBy(desc(callSteps.updatedAt))
    .limit(MOST);
  return rows.map(({ step }) => {
    const at = (step.sentAt ?? step.doneAt ?? step.updatedAt).toISOString();
    const key = `${step.step}:${step.callId}`;
    if (step.step === "crm")
      return { kind: "crm", at, key, state: step.state, ref: step.providerRef };
    const text = step.payload?.text;
    return {
      kind: "sms",
      at,
      key,
      state: step.state,
      text: typeof text === "string" ? text : null,
    };
  });
}

async function chatOf(contactId: string): Promise<HistoryEntry[]> {
  const rows = await database()
    .select({ message: telegramMessages })
    .from(telegramMessages)
    .innerJoin(telegramChats, eq(telegramChats.chatId, telegramMessages.chatId))
    .where(eq(telegramChats.contactId, contactId))
    .orderBy(desc(telegramMessages.createdAt))
    .limit(MOST);
  return rows.map(({ message }) => ({
    kind: "telegram",
    at: message.createdAt.toISOString(),
    key: `telegram:${message.id}`,
    fromPerson: message.fromPerson === 1,
    text: message.text,
    state: message.state,
  }));
}

async function callBacksOf(contactId: string): Promise<HistoryEntry[]> {
  const db = database();
  const columns = { callBack: callBacks, ownerName: users.name };
  const [promised, done] = await Promise.all([
    db
      .select(columns)
      .from(callBacks)
      .leftJoin(users, eq(users.id, callBacks.ownerId))
      .where(eq(callBacks.contactId, contactId))
      .orderBy(desc(callBacks.createdAt))
      .limit(MOST),
    db
      .select(columns)
      .from(callBacks)
      .leftJoin(users, eq(users.id, callBacks.ownerId))
      .where(and(eq(callBacks.contactId, contactId), isNotNull(callBacks.doneAt)))
      .orderBy(desc(callBacks.doneAt))
      .limit(MOST),
  ]);
  const entry = (row: (typeof promised)[number], event: "promised" | "done"): HistoryEntry => ({
    kind: "call_back",
    event,
    at: ((event === "done" ? row.callBack.doneAt : null) ?? row.callBack.createdAt).toISOString(),
    key: `call_back:${event}:${row.callBack.id}`,
    dueAt: row.callBack.dueAt?.toISOString() ?? null,
    reason: row.callBack.reason,
    ownerName: row.ownerName,
  });
  return [
    ...promised.map((row) => entry(row, "promised")),
    ...done.map((row) => entry(row, "done")),
  ];
}
