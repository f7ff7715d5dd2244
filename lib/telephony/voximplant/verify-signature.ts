import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** Standard Webhooks: how far the sender's clock may be off, both ways. */
const TOLERANCE_SECONDS = 300;

export type SignatureHeaders = {
  /** `webhook-id` */
  id: string | null;
  /** `webhook-timestamp`, whole seconds since 1970 */
  timestamp: string | null;
  /** `webhook-signature`, up to four `v1,<mac>` apart by spaces */
  signature: string | null;
};

/** Picks the three headers of a signed request. */
export function signatureHeaders(headers: Headers): SignatureHeaders {
  return {
    id: headers.get("webhook-id"),
    timestamp: headers.get("webhook-timestamp"),
    signature: headers.get("webhook-signature"),
  };
}

/**
 * VoxEngine's `Crypto.hmac_sha256` does not say whether it prints hex or base64, so both are read.
 * Only the one canonical spelling counts: a base64 text with stray bits or characters is not a MAC.
 */
function readMac(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  const bytes = Buffer.from(text, "base64");
  return bytes.length === 32 && bytes.toString("base64") === text ? bytes : null;
}

/**
 * Checks who sent a request of the scenario.
 * @param raw the body exactly as received
 * @param keys the current and the previous key; their printed characters are the key
 * @param nowSeconds seconds since 1970
 * @returns false for anything but a fresh signature by one of the keys over id, time and body; never says why
 */
export function verifySignature(
  raw: Uint8Array,
  headers: SignatureHeaders,
  keys: readonly string[],
  nowSeconds: number = Date.now() / 1000,
): boolean {
  const { id, timestamp, signature } = headers;
  if (!id || !signature || !timestamp) return false;
  if (!/^\d{10}$/.test(timestamp) || !/^[A-Za-z0-9_-]{8,128}$/.test(id)) return false;
  if (Math.abs(nowSeconds - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  let isGenuine = false;
  for (const key of keys) {
    if (key === "") continue;
    const mac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(raw).digest();
    for (const part of signature.split(" ").slice(0, 4)) {
      const [version, text = "", ...rest] = part.split(",");
      if (version !== "v1" || rest.length > 0) continue;
      const given = readMac(text);
      // No early exit: how long the check takes says nothing about which key or part was right.
      if (given && timingSafeEqual(given, mac)) isGenuine = true;
    }
  }
  return isGenuine;
}

/**
 * Checks a request of the scenario against the keys in force.
 * @param raw the body exactly as received
 */
export function isFromScenario(raw: Uint8Array, headers: Headers): boolean {
  const { HALO_WEBHOOK_KEY, HALO_WEBHOOK_KEY_PREVIOUS } = env();
  const keys = HALO_WEBHOOK_KEY_PREVIOUS
    ? [HALO_WEBHOOK_KEY, HALO_WEBHOOK_KEY_PREVIOUS]
    : [HALO_WEBHOOK_KEY];
  return verifySignature(raw, signatureHeaders(headers), keys);
}
