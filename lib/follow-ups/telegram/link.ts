import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "@/db/client";
import { telegramLinks } from "@/db/schema";

/** SHA-256, hex: tokens themselves are never stored but in the message that carries them. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * A one-time link to the bot; who opens it first is the person of this call.
 * `start` takes up to 64 characters of A-Z a-z 0-9 _ - (core.telegram.org/bots/features#deep-linking).
 */
export async function createTelegramLink(
  tx: Tx,
  link: { botName: string; callId: string; contactId: string | null; lifeHours: number },
): Promise<{ url: string; tokenHash: string }> {
  const token = randomBytes(24).toString("base64url");
  const hash = tokenHash(token);
  await tx.insert(telegramLinks).values({
    tokenHash: hash,
    callId: link.callId,
    contactId: link.contactId,
    expiresAt: new Date(Date.now() + link.lifeHours * 3_600_000),
  });
  return { url: `https://t.me/${link.botName}?start=${token}`, tokenHash: hash };
}
