import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { calls, contacts, telegramMessages } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan, assertReaches } from "@/lib/auth/permissions";
import { settleStepByHand } from "@/lib/calls/by-hand/settle-step";
import { announceOutbox } from "@/lib/calls/fold/announce-outbox";
import { retryStep } from "@/lib/calls/retry-step";
import { setCrmStatus, setTelegramLinkSent } from "@/lib/calls/steps";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs/queue";
import { getSettings } from "@/lib/settings/queries";
import { MessagePayload } from "../message/payload";
import { storeMessageCost } from "../message/store-cost";
import { sendChatFollowUpJob } from "../telegram/send-chat-follow-up";
import type { OutboxDecision } from "./schema";

/**
 * A person settles one thing of the outbox: send it again, take it as sent, or give it up. Audited with the state it was in.
 * Sending an unknown one again may be the second message; whoever decides so answers for it.
 * @throws AppError forbidden, not_found; conflict where it settled in the meantime or is being sent
 */
export async function decideOutboxItem({
  actor,
  input,
}: {
  actor: Actor;
  input: OutboxDecision;
}): Promise<void> {
  assertCan(actor, "outbox.settle");
  if (input.kind === "telegram") return decideChatMessage(actor, input.callId, input.decision);
  const { callId, kind: step, decision } = input;
  // Writing a message is our own work: there is nothing outside that a person could have seen happen.
  if (step === "follow_up" && decision === "mark_sent") throw new AppError("conflict");
  if (decision === "send_again") return retryStep({ actor, input: { callId, step } });
  await database().transaction(async (tx) => {
    const verdict = decision === "mark_sent" ? "done" : "given_up";
    const { was, payload } = await settleStepByHand(tx, actor, "outbox.settle", {
      callId,
      step,
      verdict,
    });
    if (verdict === "done" && step === "sms") await takeMessageAsSent(tx, callId, payload);
    if (verdict === "done" && step === "crm") await takeLeadAsEntered(tx, callId);
    if (verdict === "given_up" && step === "crm") await setCrmStatus(tx, callId, "not_created");
    await audit(tx, actor, `outbox.${decision}`, { kind: "call", id: callId }, { step, was });
  });
}

async function takeMessageAsSent(tx: Tx, callId: string, payload: unknown): Promise<void> {
  const message = MessagePayload.safeParse(payload).data;
  if (message?.kind !== "message") return;
  if (message.telegramTokenHash) await setTelegramLinkSent(tx, callId);
  const { prices } = await getSettings(tx);
  await storeMessageCost(tx, callId, message.segments, prices);
}

async function takeLeadAsEntered(tx: Tx, callId: string): Promise<void> {
  await setCrmStatus(tx, callId, "added");
  await tx
    .update(contacts)
    .set({ crmStatus: "added", updatedAt: sql`now()` })
    .where(
      inArray(
        contacts.id,
        tx.select({ id: calls.contactId }).from(calls).where(eq(calls.id, callId)),
      ),
    );
}

const CHAT_STATE = { send_again: "retry", mark_sent: "done", give_up: "given_up" } as const;

async function decideChatMessage(
  actor: Actor,
  callId: string,
  decision: OutboxDecision["decision"],
): Promise<void> {
  await database().transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, callId)).for("update");
    if (!call) throw new AppError("not_found");
    assertReaches(actor, "outbox.settle", call);
    const isMessage = eq(telegramMessages.id, `out:${callId}`);
    const [message] = await tx
      .select({
        state: telegramMessages.state,
        chatId: telegramMessages.chatId,
        isDead: sql<boolean>`${telegramMessages.updatedAt} < now() - interval '2 minutes'`,
      })
      .from(telegramMessages)
      .where(isMessage)
      .for("update");
    if (!message) throw new AppError("not_found");
    const isOpen =
      ["retry", "unknown", "failed_final"].includes(message.state) ||
      (message.state === "sending" && message.isDead);
    if (!isOpen) throw new AppError("conflict");
    await tx
      .update(telegramMessages)
      .set({ state: CHAT_STATE[decision], error: null, updatedAt: sql`now()` })
      .where(isMessage);
    await audit(
      tx,
      actor,
      `outbox.${decision}`,
      { kind: "call", id: callId },
      { step: "telegram", was: message.state },
    );
    await announceOutbox(tx, callId);
    if (decision === "send_again")
      await enqueue(tx, sendChatFollowUpJob, { callId, chatId: message.chatId });
  });
}
