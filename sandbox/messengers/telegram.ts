import { z } from "zod";
import { jsonReply } from "../http/reply";
import { readFields, readJson } from "../http/request-body";
import type { Reply, Request, Route } from "../http/router";
import { sameSecret } from "../http/same-secret";
import type { World } from "../world";
import { deliverUpdate, setWebhook, webhookOf } from "./telegram-updates";

/** The bot's own name in the sandbox; links are https://t.me/<name>?start=<token>. */
export const BOT_USERNAME = "halo_demo_bot";
const BOT_ID = 7_000_000_001;

const chatId = z.union([z.number().int(), z.string().regex(/^(-?\d+|@\w+)$/u)]);
const sendMessageBody = z.looseObject({ chat_id: chatId, text: z.string() });
const webhookBody = z.looseObject({
  url: z.string(),
  secret_token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/u)
    .optional(),
});

export type TelegramMessage = {
  messageId: number;
  chatId: number;
  from: "bot" | "person";
  text: string;
  /** ISO 8601, UTC. */
  at: string;
};

export type TelegramChat = {
  chatId: number;
  name: string;
  phone: string | null;
  isBlocked: boolean;
  messages: TelegramMessage[];
};

type UpdateData = {
  chatId: number;
  name: string;
  phone: string | null;
  text: string;
  messageId: number;
  blocks: boolean;
};

/** Every chat the bot has, built from the journal: who pressed Start, what was said on both sides. */
export function listChats(world: World): TelegramChat[] {
  const chats = new Map<number, TelegramChat>();
  for (const entry of world.journal.list({ kind: "telegram." })) {
    if (entry.kind === "telegram.update") {
      const { chatId: id, name, phone, text, messageId, blocks } = entry.data as UpdateData;
      const chat = chats.get(id) ?? { chatId: id, name, phone, isBlocked: false, messages: [] };
      chat.isBlocked = blocks;
      if (!blocks)
        chat.messages.push({ messageId, chatId: id, from: "person", text, at: entry.at });
      chats.set(id, chat);
    } else if (entry.kind === "telegram.accepted") {
      const message = entry.data as TelegramMessage;
      chats.get(message.chatId)?.messages.push(message);
    }
  }
  return [...chats.values()];
}

function nextMessageId(world: World): number {
  return world.journal.list({ kind: "telegram." }).length + 1;
}

function error(status: number, description: string): Reply {
  return jsonReply(status, { ok: false, error_code: status, description });
}

/**
 * Somebody presses Start, writes, or blocks the bot; the update goes to the bot's webhook.
 * @param text what is written, "/start <token>" for the button
 */
export async function personWrites(
  world: World,
  person: { chatId: number; name: string; phone: string | null },
  text: string,
  blocks = false,
): Promise<void> {
  const messageId = nextMessageId(world);
  const { chatId, name, phone } = person;
  const update: UpdateData = { chatId, name, phone, text, messageId, blocks };
  const entry = world.journal.write({
    kind: "telegram.update",
    ref: String(person.chatId),
    data: update,
  });
  const from = { id: person.chatId, is_bot: false, first_name: person.name };
  const chat = { id: person.chatId, type: "private", first_name: person.name };
  const date = Math.floor(Date.parse(entry.at) / 1_000);
  const bot = { id: BOT_ID, is_bot: true, first_name: "HALO", username: BOT_USERNAME };
  const member = (status: string) => ({ user: bot, status });
  const isCommand = text.startsWith("/start");
  const change = blocks
    ? {
        my_chat_member: {
          chat,
          from,
          date,
          old_chat_member: member("member"),
          new_chat_member: member("kicked"),
        },
      }
    : {
        message: {
          message_id: messageId,
          from,
          chat,
          date,
          text,
          ...(isCommand ? { entities: [{ type: "bot_command", offset: 0, length: 6 }] } : {}),
        },
      };
  await deliverUpdate(world, { update_id: 100_000_000 + entry.no, ...change });
}

/** Telegram Bot API: getMe, sendMessage, setWebhook, getWebhookInfo, deleteWebhook. */
export function routes(world: World): Route[] {
  const methods: Record<string, (fields: Record<string, unknown>) => Reply> = {
    getme: () =>
      jsonReply(200, {
        ok: true,
        result: {
          id: BOT_ID,
          is_bot: true,
          first_name: "HALO",
          username: BOT_USERNAME,
          can_join_groups: false,
        },
      }),
    sendmessage: (fields) => {
      const body = sendMessageBody.safeParse(fields);
      if (!body.success) return error(400, "Bad Request: chat_id or text is wrong");
      const { text } = body.data;
      if (text.trim() === "") return error(400, "Bad Request: message text is empty");
      if (text.length > 4_096) return error(400, "Bad Request: message is too long");
      const chat = listChats(world).find((one) => String(one.chatId) === String(body.data.chat_id));
      // A bot cannot open a conversation: core.telegram.org/bots/features, "Deep Linking".
      if (!chat) return error(400, "Bad Request: chat not found");
      if (chat.isBlocked) return error(403, "Forbidden: bot was blocked by the user");
      const messageId = nextMessageId(world);
      const at = new Date().toISOString();
      const message: TelegramMessage = { messageId, chatId: chat.chatId, from: "bot", text, at };
      world.journal.write({ kind: "telegram.accepted", ref: String(messageId), data: message });
      return jsonReply(200, {
        ok: true,
        result: {
          message_id: messageId,
          from: { id: BOT_ID, is_bot: true, first_name: "HALO", username: BOT_USERNAME },
          chat: { id: chat.chatId, type: "private", first_name: chat.name },
          date: Math.floor(Date.parse(at) / 1_000),
          text,
        },
      });
    },
    setwebhook: (fields) => {
      const body = webhookBody.safeParse(fields);
      if (!body.success) return error(400, "Bad Request: bad webhook");
      setWebhook(world, { url: body.data.url, secret: body.data.secret_token ?? null });
      return jsonReply(200, { ok: true, result: true, description: "Webhook was set" });
    },
    deletewebhook: () => {
      setWebhook(world, { url: "", secret: null });
      return jsonReply(200, { ok: true, result: true, description: "Webhook was deleted" });
    },
    getwebhookinfo: () => {
      const url = webhookOf(world)?.url ?? "";
      return jsonReply(200, {
        ok: true,
        result: { url, has_custom_certificate: false, pending_update_count: 0 },
      });
    },
  };
  return [
    {
      method: "*",
      pattern: "/telegram/bot:token/:method",
      service: "telegram",
      handle: async (req: Request): Promise<Reply> => {
        if (!sameSecret(req.params.token ?? "", world.env.SANDBOX_TELEGRAM_TOKEN))
          return error(401, "Unauthorized");
        const handle = methods[(req.params.method ?? "").toLowerCase()];
        if (!handle) return error(404, "Not Found");
        const json = readJson(req);
        const isObject = typeof json === "object" && json !== null;
        return handle(isObject ? { ...json } : Object.fromEntries(await readFields(req)));
      },
    },
  ];
}
