import { webhook } from "@/lib/entry/webhook";
import { receiveTelegramUpdate, TelegramUpdate } from "@/lib/follow-ups/telegram/receive-update";
import { isFromTelegram } from "@/lib/follow-ups/telegram/webhook-secret";

export const POST = webhook({
  name: "telegram.updates",
  verify: ({ headers }) => isFromTelegram(headers),
  parse: (body) => TelegramUpdate.parse(JSON.parse(new TextDecoder().decode(body))),
  run: (update) => receiveTelegramUpdate(update),
});
