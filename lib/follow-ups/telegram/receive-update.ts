import "server-only";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { type DbOrTx, database, type Tx } from "@/db/client";
import { contactPhones, telegramChats, telegramLinks, telegramMessages } from "@/db/schema";
import { cleanText, comparable } from "@/lib/analysis/guard/clean-text";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import { audit } from "@/lib/platform/audit";
import { enqueue } from "@/lib/platform/jobs/queue";
import { tokenHash } from "./link";
import { sendChatFollowUpJob } from "./send-chat-follow-up";

/** core.telegram.org/bots/api#update, as far as we listen: private text messages, and people who block the bot. */
export const TelegramUpdate = z.object({
  update_id: z.number(),
  message: z
    .object({
      message_id: z.number(),
      chat: z.object({
        id: z.union([z.number(), z.string()]),
        type: z.string().default("private"),
      }),
      text: z.string().max(20_000).optional(),
    })
    .optional(),
  my_chat_member: z
    .object({
      chat: z.object({ id: z.union([z.number(), z.string()]) }),
      new_chat_member: z.object({ status: z.string() }),
    })
    .optional(),
});
export type TelegramUpdate = z.output<typeof TelegramUpdate>;

const START = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/u;
const STOP =
  /^(?:\/stop(?:@\w+)?|stop|стоп|to'xtat(?:ing)?|тўхтат(?:инг)?|бас|unsubscribe|отписаться)[.!]*$/u;

/** Takes one update of the bot; the same one twice changes nothing. */
export async function receiveTelegramUpdate(update: TelegramUpdate): Promise<void> {
  const { message, my_chat_member: member } = update;
  if (member?.new_chat_member.status === "kicked")
    return closeChat(database(), String(member.chat.id));
  if (!message?.text || message.chat.type !== "private") return;
  const chatId = String(message.chat.id);
  const text = message.text.trim();
  await database().transaction(async (tx) => {
    const start = START.exec(text);
    if (start) {
      if (start[1]) await openLink(tx, chatId, start[1]);
      return;
    }
    const [chat] = await tx.select().from(telegramChats).where(eq(telegramChats.chatId, chatId));
    // A stranger who found the bot: nobody's conversation, nothing is kept.
    if (!chat) return;
    const [stored] = await tx
      .insert(telegramMessages)
      .values({
        id: `${chatId}:${message.message_id}`,
        chatId,
        fromPerson: 1,
        text: cleanText(text, 4000),
      })
      .onConflictDoNothing()
      .returning({ id: telegramMessages.id });
    if (stored && STOP.test(comparable(text))) await stop(tx, chatId, chat.contactId);
  });
}

/** Binds the chat to the person of the link and sends the follow-up there, once. A used link works for its own chat only. */
async function openLink(tx: Tx, chatId: string, token: string): Promise<void> {
  const now = new Date();
  const [link] = await tx
    .update(telegramLinks)
    .set({ usedAt: now, chatId })
    .where(
      and(
        eq(telegramLinks.tokenHash, tokenHash(token)),
        gt(telegramLinks.expiresAt, now),
        or(isNull(telegramLinks.usedAt), eq(telegramLinks.chatId, chatId)),
      ),
    )
    .returning();
  if (!link) return;
  await tx
    .insert(telegramChats)
    .values({ chatId, contactId: link.contactId })
    .onConflictDoUpdate({
      target: telegramChats.chatId,
      set: { contactId: link.contactId, stoppedAt: null },
    });
  await enqueue(
    tx,
    sendChatFollowUpJob,
    { callId: link.callId, chatId },
    { onlyOneKey: link.callId },
  );
}

async function closeChat(db: DbOrTx, chatId: string): Promise<void> {
  await db
    .update(telegramChats)
    .set({ stoppedAt: new Date() })
    .where(eq(telegramChats.chatId, chatId));
}

/** "Stop" in a chat ends the messages there and the calls. */
async function stop(tx: Tx, chatId: string, contactId: string | null): Promise<void> {
  await closeChat(tx, chatId);
  if (!contactId) return;
  const phones = await tx
    .select({ phone: contactPhones.phone })
    .from(contactPhones)
    .where(eq(contactPhones.contactId, contactId));
  for (const { phone } of phones) {
    await addToDoNotCall(tx, { phone, reason: "asked_in_message", source: "telegram" });
  }
  await audit(tx, { kind: "system", name: "telegram" }, "do_not_call.added", {
    kind: "contact",
    id: contactId,
  });
}
