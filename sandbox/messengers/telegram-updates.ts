import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../world";

/** Telegram repeats an update its webhook did not take; the sandbox does so this often. */
const TRIES = 3;

type Webhook = { url: string; secret: string | null };

/** Not in the journal: everybody may read that, and this holds the bot's secret. */
const fileOf = (world: World) => join(world.dataDir, "telegram-webhook.json");

/** Kept over restarts, as Telegram keeps it. @param hook an empty `url` takes the webhook away */
export function setWebhook(world: World, hook: Webhook): void {
  writeFileSync(fileOf(world), JSON.stringify(hook), { mode: 0o600 });
  world.journal.write({ kind: "telegram.webhook", data: { url: hook.url } });
}

/** Where updates go: what setWebhook said last, else what the environment says; null: nowhere. */
export function webhookOf(world: World): Webhook | null {
  const file = fileOf(world);
  const set = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Webhook) : null;
  const { SANDBOX_TELEGRAM_WEBHOOK_URL: url, SANDBOX_TELEGRAM_WEBHOOK_SECRET: secret } = world.env;
  const hook = set ?? (url ? { url, secret: secret ?? null } : null);
  return hook && hook.url !== "" ? hook : null;
}

async function post(url: string, secret: string | null, body: string): Promise<number | string> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret === null ? {} : { "x-telegram-bot-api-secret-token": secret }),
      },
      body,
      signal: AbortSignal.timeout(10_000),
      redirect: "error",
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Sends an update to the bot's webhook as Telegram does, and journals what it answered. */
export async function deliverUpdate(world: World, update: { update_id: number }): Promise<void> {
  const hook = webhookOf(world);
  if (!hook) return;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answer = await post(hook.url, hook.secret, JSON.stringify(update));
    const data = { updateId: update.update_id, attempt, answer };
    world.journal.write({ kind: "telegram.delivery", ref: String(update.update_id), data });
    if (typeof answer === "number" && answer >= 200 && answer < 300) return;
  }
}
