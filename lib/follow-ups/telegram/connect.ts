import "server-only";
import { env } from "@/lib/env";
import type { TickDefinition } from "@/lib/platform/jobs/define-job";
import { log } from "@/lib/platform/log";
import { setTelegramWebhook, telegramBot } from "../providers/telegram";
import { telegramWebhookSecret } from "./webhook-secret";

/** The bot that was told; another one, entered on screen, is told anew. */
let told: string | null = null;

/** Tells Telegram where our door is, once for each bot in the life of this process. Nothing to do where no bot is set. */
export async function connectTelegram(): Promise<void> {
  const bot = await telegramBot();
  if (!bot || told === bot.token) return;
  const secret = telegramWebhookSecret();
  const failure = await setTelegramWebhook(bot, {
    url: `${env().BACKEND_URL}/telegram/updates`,
    secret,
  });
  // A refusal (an address without TLS, say) will not pass by asking again; a new start asks again.
  if (failure === null || failure.state === "failed_final") told = bot.token;
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
