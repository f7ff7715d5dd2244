import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { derivedToken } from "@/lib/platform/seal/seal";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** What Telegram has to send along; of our own making where the environment names none. 1 to 256 of A-Z a-z 0-9 _ - */
export function telegramWebhookSecret(): string {
  return env().TELEGRAM_WEBHOOK_SECRET ?? derivedToken("telegram-webhook", "v1");
}

/** Whether a request carries the secret we gave with setWebhook (core.telegram.org/bots/api#setwebhook). */
export function isFromTelegram(headers: Headers): boolean {
  const secret = telegramWebhookSecret();
  const got = headers.get("x-telegram-bot-api-secret-token");
  if (!got) return false;
  return timingSafeEqual(digest(got), digest(secret));
}
