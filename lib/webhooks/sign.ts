import "server-only";
import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A new secret as Standard Webhooks writes one: "whsec_" and 256 random bits in base64. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString("base64");
}

/**
 * The headers that make a body ours (standardwebhooks.com): one signature for every secret, so that the receiver may
 * take the new one over in its own time.
 * @param sent.at when this try is made; the id is the same at every try
 */
export function signedHeaders(
  sent: { id: string; at: Date; body: string },
  secrets: readonly string[],
): Record<string, string> {
  const seconds = Math.floor(sent.at.getTime() / 1000);
  const signed = `${sent.id}.${seconds}.${sent.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  });
  return {
    "webhook-id": sent.id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signatures.join(" "),
  };
}
