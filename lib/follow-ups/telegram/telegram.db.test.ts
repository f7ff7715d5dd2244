import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { telegramChats, telegramLinks, telegramMessages } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { analyzeCall } from "@/lib/analysis/analyze-call";
import { Providers } from "@/lib/analysis/test-providers";
import type { UserActor } from "@/lib/auth/actor";
import { callRow, makeActor, makeFinished } from "@/lib/calls/testing/test-calls";
import { isOnDoNotCall } from "@/lib/contacts/do-not-call";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { prepareFollowUp } from "../steps/prepare-follow-up";
import { sendFollowUpSms } from "../steps/send-sms";
import { receiveTelegramUpdate } from "./receive-update";
import { sendChatFollowUpJob } from "./send-chat-follow-up";
import { isFromTelegram } from "./webhook-secret";

const providers = new Providers();
beforeAll(async () => {
  Object.assign(process.env, await providers.start());
});
withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});
afterAll(() => providers.stop());

let rep: UserActor;
beforeAll(async () => {
  rep = await makeActor();
});
beforeEach(() => providers.reset());

describe("Telegram", () => {
  let lastChat = 500;
  let lastUpdate = 1;
  const write = (chatId: number, text: string, messageId?: number) => {
    lastUpdate += 1;
    const message = {
      message_id: messageId ?? lastUpdate,
      chat: { id: chatId, type: "private" },
      text,
    };
    return receiveTelegramUpdate({ update_id: lastUpdate, message });
  };

  async function linked() {
    const callId = await makeFinished(rep);
    await analyzeCall(callId);
    await prepareFollowUp(callId);
    await sendFollowUpSms(callId);
    const token =
      /start=([\w-]+)/.exec(
        new URLSearchParams(providers.of("/sms").at(-1)?.body).get("msg") ?? "",
      )?.[1] ?? "";
    lastChat += 1;
    return { callId, token, chat: lastChat, job: { callId, chatId: String(lastChat) } };
  }

  it("who opens the link gets the follow-up there, once", async () => {
    const { token, chat, job, callId } = await linked();
    await write(chat, `/start ${token}`);
    await write(chat, `/start ${token}`);
    await sendChatFollowUpJob.run(job);
    await sendChatFollowUpJob.run(job);
    expect(providers.of("/telegram").map(({ body }) => JSON.parse(body))).toMatchObject([
      { chat_id: String(chat), text: "Ждём вас завтра." },
    ]);
    const [link] = await database()
      .select()
      .from(telegramLinks)
      .where(eq(telegramLinks.callId, callId));
    expect(link).toMatchObject({ chatId: String(chat), usedAt: expect.any(Date) });
  });

  it("a link works for one chat only, and not past its time", async () => {
    const { token, chat, callId } = await linked();
    await database()
      .update(telegramLinks)
      .set({ expiresAt: new Date(0) })
      .where(eq(telegramLinks.callId, callId));
    await write(chat, `/start ${token}`);
    expect(
      await database()
        .select()
        .from(telegramChats)
        .where(eq(telegramChats.chatId, String(chat))),
    ).toEqual([]);
    const other = await linked();
    await write(other.chat, `/start ${other.token}`);
    await write(99, `/start ${other.token}`);
    expect(
      await database().select().from(telegramChats).where(eq(telegramChats.chatId, "99")),
    ).toEqual([]);
  });

  it("is tried again where it was surely not sent, never where it may have been", async () => {
    const first = await linked();
    await write(first.chat, `/start ${first.token}`);
    providers.say("/telegram", { status: 429, json: { ok: false, error_code: 429 } });
    await expect(sendChatFollowUpJob.run(first.job)).rejects.toThrow("not sent");
    providers.say("/telegram", "cut");
    await sendChatFollowUpJob.run(first.job);
    await sendChatFollowUpJob.run(first.job);
    expect(providers.of("/telegram")).toHaveLength(2);
  });

  it("keeps answers once, hears stop, ignores strangers", async () => {
    const { token, chat, callId } = await linked();
    await write(chat, `/start ${token}`);
    await write(chat, "А парковка есть?", 77);
    await write(chat, "А парковка есть?", 77);
    await write(12_345, "hello");
    const stored = await database()
      .select()
      .from(telegramMessages)
      .where(
        and(
          sql`${telegramMessages.chatId} in (${String(chat)}, '12345')`,
          eq(telegramMessages.fromPerson, 1),
        ),
      );
    expect(stored).toMatchObject([{ text: "А парковка есть?" }]);
    await write(chat, "To‘xtat!");
    const { phone } = await callRow(callId);
    expect(await isOnDoNotCall(database(), phone)).toBe(true);
    const [row] = await database()
      .select()
      .from(telegramChats)
      .where(eq(telegramChats.chatId, String(chat)));
    expect(row?.stoppedAt).toBeInstanceOf(Date);
  });

  it("opens its door to Telegram alone", () => {
    const door = (secret: string) =>
      isFromTelegram(new Headers({ "x-telegram-bot-api-secret-token": secret }));
    expect([door("hook-secret"), door("hook-secreT"), isFromTelegram(new Headers())]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
