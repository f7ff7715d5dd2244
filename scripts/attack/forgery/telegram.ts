import type { Forgery, Signed } from "./corpus";

/** An update that tells nothing: of all kinds the bot listens to, none. */
const BODY = JSON.stringify({ update_id: 1 });

/** An update as Telegram sends it: the secret of setWebhook comes along (Bot API, "setWebhook"). */
export function telegramUpdate(secret: string | null): Signed {
  const said: Record<string, string> =
    secret === null ? {} : { "x-telegram-bot-api-secret-token": secret };
  return { headers: { "content-type": "application/json", ...said }, body: BODY };
}

/** Updates of somebody who knows no more than the secret's length. */
export function telegramForgeries(secret: string): Forgery[] {
  const made: (string | null)[] = [
    null,
    "",
    "undefined",
    "null",
    `${secret}x`,
    `x${secret}`,
    `${secret},${secret}`,
    "x".repeat(secret.length),
    [...secret].reverse().join(""),
  ];
  for (let at = 0; at < secret.length; at += 1) {
    made.push(secret.slice(0, at));
    const other = secret[at] === "x" ? "y" : "x";
    made.push(`${secret.slice(0, at)}${other}${secret.slice(at + 1)}`);
  }
  return made.map((one) => ({ what: "a wrong secret", ...telegramUpdate(one) }));
}
