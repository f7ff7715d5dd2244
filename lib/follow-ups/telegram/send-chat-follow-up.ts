import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { callSteps, calls, telegramChats, telegramMessages } from "@/db/schema";
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
 * At most once: the message's row is committed before Telegram is asked and taken back only where it was surely not sent.
 * @throws where it was not sent and may be tried again
 */
async function sendChatFollowUp(callId: string, chatId: string): Promise<void> {
  const bot = telegramBot();
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
  const id = `out:${callId}`;
  const [mine] = await database()
    .insert(telegramMessages)
    .values({ id, chatId, callId, fromPerson: 0, text: message.chatText })
    .onConflictDoNothing()
    .returning({ id: telegramMessages.id });
  if (!mine) return;
  const sent = await sendTelegramMessage(bot, { chatId, text: message.chatText }, 1);
  if (sent.kind === "sent") return;
  const { failure } = sent;
  log.warn("the follow-up did not reach the chat", {
    callId,
    provider: "telegram",
    code: failure.error,
  });
  if (failure.state === "unknown") return;
  await database().delete(telegramMessages).where(eq(telegramMessages.id, id));
  if (failure.state === "retry") throw new Error(`not sent: ${failure.error}`);
}
