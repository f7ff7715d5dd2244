import "server-only";
import { env } from "@/lib/env";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";
import { log } from "@/lib/platform/log";
import { setTelegramWebhook, telegramBot } from "../providers/telegram";

let isSettled = false;

/** Tells Telegram where our door is, once in the life of this process. Nothing to do where no bot is set. */
export async function connectTelegram(): Promise<void> {
  const bot = telegramBot();
  const { TELEGRAM_WEBHOOK_SECRET: secret, BACKEND_URL } = env();
  if (isSettled || !bot || !secret) return;
  const failure = await setTelegramWebhook(bot, { url: `${BACKEND_URL}/telegram/updates`, secret });
  // A refusal (an address without TLS, say) will not pass by asking again; a new start asks again.
  isSettled = failure === null || failure.state === "failed_final";
  if (failure)
    log.warn("the bot could not be told where we are", {
      provider: "telegram",
      code: failure.error,
    });
}

/** Until it worked: the provider may not be there yet when a worker starts. */
export const connectTelegramTick: TickDefinition = {
  name: "connect-telegram",
  everySeconds: 15,
  run: connectTelegram,
};
