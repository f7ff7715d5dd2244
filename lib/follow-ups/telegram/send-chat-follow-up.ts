import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { callSteps, calls, telegramChats, telegramMessages } from "@/db/schema";
import { announceOutbox } from "@/lib/calls/fold/announce-outbox";
import { defineJob } from "@/lib/platform/jobs/define-job";
import { log } from "@/lib/platform/log";
import { worldOfUrl } from "@/lib/settings/provider-world";
import { MessagePayload } from "../message/payload";
import { sendTelegramMessage, telegramBot } from "../providers/telegram";

/** Sends the follow-up of a call to the chat its link opened. */
export const sendChatFollowUpJob = defineJob({
  name: "send-chat-follow-up",
  schema: z.object({ callId: z.uuid(), chatId: z.string() }),
  run: ({ callId, chatId }) => sendChatFollowUp(callId, chatId),
});

/**
 * At most once: the message's row is committed as `sending` before Telegram is asked. Where it was surely not sent it is
 * tried again; where it may have been, or never will be, it waits in the outbox for a person.
 * @throws where it was not sent and may be tried again
 */
async function sendChatFollowUp(callId: string, chatId: string): Promise<void> {
  const bot = await telegramBot();
  if (!bot) return;
  const [row] = await database()
    .select({ payload: callSteps.payload, world: calls.world, stoppedAt: telegramChats.stoppedAt })
    .from(calls)
    .innerJoin(callSteps, and(eq(callSteps.callId, calls.id), eq(callSteps.step, "sms")))
    .innerJoin(telegramChats, eq(telegramChats.chatId, chatId))
    .where(eq(calls.id, callId));
  const message = MessagePayload.safeParse(row?.payload).data;
  if (!row || row.stoppedAt || message?.kind !== "message") return;
  if (worldOfUrl(bot.baseUrl) !== row.world) return;
  const tries = await claim(callId, chatId, message.chatText);
  if (tries === null) return;
  const sent = await sendTelegramMessage(bot, { chatId, text: message.chatText }, tries);
  if (sent.kind === "sent") return settle(callId, "done", null);
  const { failure } = sent;
  log.warn("the follow-up did not reach the chat", {
    callId,
    provider: "telegram",
    code: failure.error,
  });
  await settle(callId, failure.state, failure.error);
  if (failure.state === "retry") throw new Error(`not sent: ${failure.error}`);
}

const rowId = (callId: string) => `out:${callId}`;

/** The number of this try; null: another run has it, or it is settled. */
async function claim(callId: string, chatId: string, text: string): Promise<number | null> {
  const [mine] = await database()
    .insert(telegramMessages)
    .values({
      id: rowId(callId),
      chatId,
      callId,
      fromPerson: 0,
      text,
      state: "sending",
      tries: 1,
    })
    .onConflictDoUpdate({
      target: telegramMessages.id,
      set: {
        state: "sending",
        tries: sql`${telegramMessages.tries} + 1`,
        updatedAt: sql`now()`,
      },
      setWhere: eq(telegramMessages.state, "retry"),
    })
    .returning({ tries: telegramMessages.tries });
  return mine?.tries ?? null;
}

async function settle(callId: string, state: string, error: string | null): Promise<void> {
  await database().transaction(async (tx) => {
    await tx
      .update(telegramMessages)
      .set({ state, error: error?.slice(0, 200) ?? null, updatedAt: sql`now()` })
      .where(and(eq(telegramMessages.id, rowId(callId)), eq(telegramMessages.state, "sending")));
    await announceOutbox(tx, callId);
  });
}
