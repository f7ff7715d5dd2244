import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request carries the secret we gave with setWebhook (core.telegram.org/bots/api#setwebhook). No secret set: no. */
export function isFromTelegram(headers: Headers): boolean {
  const secret = env().TELEGRAM_WEBHOOK_SECRET;
  const got = headers.get("x-telegram-bot-api-secret-token");
  if (!secret || !got) return false;
  return timingSafeEqual(digest(got), digest(secret));
}
