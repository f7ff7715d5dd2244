import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { REAL_ADDRESS } from "@/lib/settings/connections/list-connections";
import { storedKey } from "@/lib/settings/connections/stored-key";
import {
  type Attempt,
  failureOf,
  misconfigured,
  perhapsDone,
  refused,
  retryLater,
  type StepFailure,
} from "./failure";
import { askOutside, type OutsideAnswer } from "./outside-request";

export type TelegramBot = { baseUrl: string; token: string; name: string };
export type TelegramResult =
  | { kind: "sent"; ref: string }
  | { kind: "failed"; failure: StepFailure };

/** The bot that links lead to; null: not connected. */
export async function telegramBot(): Promise<TelegramBot | null> {
  const own = await storedKey("telegram");
  if (own?.account) return { baseUrl: REAL_ADDRESS.telegram, token: own.secret, name: own.account };
  const { TELEGRAM_API_URL, TELEGRAM_BOT_TOKEN, TELEGRAM_BOT_NAME, TELEGRAM_WEBHOOK_SECRET } =
    env();
  if (!TELEGRAM_BOT_TOKEN || !TELEGRAM_BOT_NAME || !TELEGRAM_WEBHOOK_SECRET) return null;
  return {
    baseUrl: TELEGRAM_API_URL,
    token: TELEGRAM_BOT_TOKEN,
    name: TELEGRAM_BOT_NAME.replace(/^@/, ""),
  };
}

/** core.telegram.org/bots/api#making-requests: every answer has `ok`, also with status 200. */
const Answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.number(),
    parameters: z.object({ retry_after: z.number().optional() }).optional(),
  }),
]);
const SentMessage = z.object({ message_id: z.number() });

/** Writes to a chat as plain text. Telegram takes no key: a lost answer is `unknown`. Never throws. */
export async function sendTelegramMessage(
  bot: TelegramBot,
  message: { chatId: string; text: string },
  tries: number,
): Promise<TelegramResult> {
  const attempt: Attempt = { provider: "telegram", tries, isRepeatable: false };
  const answer = await ask(bot, "sendMessage", {
    chat_id: message.chatId,
    text: [...message.text].slice(0, 4096).join(""),
    link_preview_options: { is_disabled: true },
  });
  const said = read(answer, attempt);
  if (said.kind === "failed") return said;
  const sent = SentMessage.safeParse(said.result);
  return { kind: "sent", ref: sent.success ? String(sent.data.message_id) : "" };
}

/** Tells Telegram where our door is; repeating it changes nothing. Never throws. */
export async function setTelegramWebhook(
  bot: TelegramBot,
  hook: { url: string; secret: string },
): Promise<StepFailure | null> {
  const answer = await ask(bot, "setWebhook", {
    url: hook.url,
    secret_token: hook.secret,
    allowed_updates: ["message", "my_chat_member"],
  });
  const said = read(answer, { provider: "telegram", tries: 1, isRepeatable: true });
  return said.kind === "failed" ? said.failure : null;
}

function ask(bot: TelegramBot, method: string, json: unknown): Promise<OutsideAnswer> {
  return askOutside({
    provider: "telegram",
    name: method,
    method: "POST",
    url: `${bot.baseUrl}/bot${bot.token}/${method}`,
    body: { json },
  });
}

type Said = { kind: "ok"; result: unknown } | { kind: "failed"; failure: StepFailure };

function read(answer: OutsideAnswer, attempt: Attempt): Said {
  if (answer.kind !== "answered")
    return { kind: "failed", failure: failureOf(answer, attempt) ?? perhapsDone(attempt, "lost") };
  const parsed = Answer.safeParse(answer.json);
  if (!parsed.success) {
    return {
      kind: "failed",
      failure: failureOf(answer, attempt) ?? perhapsDone(attempt, "unreadable_answer"),
    };
  }
  if (parsed.data.ok) return { kind: "ok", result: parsed.data.result };
  return {
    kind: "failed",
    failure: failureOfCode(parsed.data.error_code, parsed.data.parameters?.retry_after, attempt),
  };
}

function failureOfCode(
  code: number,
  retryAfter: number | undefined,
  attempt: Attempt,
): StepFailure {
  if (code === 429) return retryLater(attempt, "429", retryAfter ?? null);
  if (code >= 500) return perhapsDone(attempt, String(code));
  if (code === 401 || code === 404) return misconfigured(attempt, String(code));
  // 403: the person blocked the bot; 400: no such chat.
  return refused(attempt, String(code));
}
