import "server-only";
import { and, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import type { StepState } from "@/db/enums";
import { callSteps, calls, contacts, telegramMessages, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { visibleCalls } from "@/lib/calls/queries/visible-calls";
import { MessagePayload } from "./message/payload";
import type * as answers from "./outbox/answers";
import { maskPhone, maskText } from "./outbox/mask";
import {
  type ListOutboxInput,
  OUTBOX_KINDS,
  OUTBOX_STATES,
  type OutboxState,
} from "./outbox/schema";

export type OutboxItem = z.output<typeof answers.OutboxItem>;
export type OutboxCounts = z.output<typeof answers.OutboxCounts>;

const STORED: Record<OutboxState, StepState[]> = {
  pending: ["sending", "retry"],
  unknown: ["unknown"],
  dead: ["failed_final"],
};
const shownState = (stored: string) =>
  OUTBOX_STATES.find((state) => STORED[state].some((known) => known === stored));
const OPEN: StepState[] = Object.values(STORED).flat();

/** The same condition as the index `call_steps_outbox_idx`; what is being sent right now is not stuck yet. */
const isStepOpen = sql`${callSteps.state} in ('sending', 'retry', 'unknown', 'failed_final') and ${callSteps.step} <> 'reading'
  and (${callSteps.state} <> 'sending' or ${callSteps.startedAt} < now() - interval '15 seconds')`;
const isMessageOpen = sql`${telegramMessages.state} not in ('done', 'given_up')
  and (${telegramMessages.state} <> 'sending' or ${telegramMessages.updatedAt} < now() - interval '15 seconds')`;

/**
 * What should have left the house and has not, or may not have: the newest first, at most `limit`.
 * @throws AppError forbidden
 */
export async function listOutbox(
  actor: Actor,
  filter: z.output<typeof ListOutboxInput>,
): Promise<OutboxItem[]> {
  const visible = visibleCalls(actor, "outbox.read");
  const states = filter.state ? STORED[filter.state] : OPEN;
  const [steps, messages] = await Promise.all([
    selectSteps(and(isStepOpen, inArray(callSteps.state, states), visible), filter.limit),
    selectMessages(
      and(isMessageOpen, inArray(telegramMessages.state, states), visible),
      filter.limit,
    ),
  ]);
  return [...steps, ...messages]
    .sort((a, b) => b.since.localeCompare(a.since))
    .slice(0, filter.limit);
}

/** How much of each kind lies there. Null: the actor has no outbox. */
export async function countOutbox(actor: Actor): Promise<OutboxCounts | null> {
  if (!can(actor, "outbox.read")) return null;
  const visible = visibleCalls(actor, "outbox.read");
  const db = database();
  const [steps, messages] = await Promise.all([
    db
      .select({ state: callSteps.state, count: sql<number>`count(*)::int` })
      .from(callSteps)
      .innerJoin(calls, eq(calls.id, callSteps.callId))
      .where(and(isStepOpen, visible))
      .groupBy(callSteps.state),
    db
      .select({ state: telegramMessages.state, count: sql<number>`count(*)::int` })
      .from(telegramMessages)
      .innerJoin(calls, eq(calls.id, telegramMessages.callId))
      .where(and(isMessageOpen, visible))
      .groupBy(telegramMessages.state),
  ]);
  const counts: OutboxCounts = { pending: 0, unknown: 0, dead: 0 };
  for (const { state, count } of [...steps, ...messages]) {
    const shown = shownState(state);
    if (shown) counts[shown] += count;
  }
  return counts;
}

async function selectSteps(where: SQL | undefined, limit: number): Promise<OutboxItem[]> {
  const rows = await database()
    .select({
      step: callSteps,
      phone: calls.phone,
      contactName: contacts.name,
      ownerName: users.name,
    })
    .from(callSteps)
    .innerJoin(calls, eq(calls.id, callSteps.callId))
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .leftJoin(users, eq(users.id, calls.ownerId))
    .where(and(where, ne(callSteps.step, "reading")))
    .orderBy(desc(callSteps.updatedAt))
    .limit(limit);
  return rows.flatMap(({ step, phone, contactName, ownerName }) => {
    const kind = OUTBOX_KINDS.find((known) => known === step.step);
    const state = shownState(step.state);
    if (!kind || !state) return [];
    const message = MessagePayload.safeParse(step.payload).data;
    return {
      callId: step.callId,
      kind,
      state,
      contactName,
      ownerName,
      phone: maskPhone(phone),
      preview: message?.kind === "message" ? maskText(message.text) : null,
      tries: step.tries,
      errorClass: step.errorClass,
      error: step.error,
      nextAt: step.nextAt?.toISOString() ?? null,
      since: step.updatedAt.toISOString(),
    };
  });
}

async function selectMessages(where: SQL | undefined, limit: number): Promise<OutboxItem[]> {
  const rows = await database()
    .select({
      message: telegramMessages,
      callId: calls.id,
      phone: calls.phone,
      contactName: contacts.name,
      ownerName: users.name,
    })
    .from(telegramMessages)
    .innerJoin(calls, eq(calls.id, telegramMessages.callId))
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .leftJoin(users, eq(users.id, calls.ownerId))
    .where(where)
    .orderBy(desc(telegramMessages.updatedAt))
    .limit(limit);
  return rows.flatMap(({ message, callId, phone, contactName, ownerName }) => {
    const state = shownState(message.state);
    if (!state) return [];
    return {
      callId,
      kind: "telegram" as const,
      state,
      contactName,
      ownerName,
      phone: maskPhone(phone),
      preview: maskText(message.text),
      tries: message.tries,
      errorClass: null,
      error: message.error,
      nextAt: null,
      since: message.updatedAt.toISOString(),
    };
  });
}
