import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const FORM = /^hk_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

export type KeyParts = { tag: string; secret: string };

/** A new key, "hk_<tag>_<secret>": a tag of 12 hex digits to find its row by, 256 random bits that open it. */
export function newKeyParts(): KeyParts {
  return { tag: randomBytes(6).toString("hex"), secret: randomBytes(32).toString("base64url") };
}

export function keyText({ tag, secret }: KeyParts): string {
  return `hk_${tag}_${secret}`;
}

/** The parts of a bearer that has the form of a key, or null. */
export function parseKeyText(text: string): KeyParts | null {
  const [, tag, secret] = FORM.exec(text) ?? [];
  return tag && secret ? { tag, secret } : null;
}

/** SHA-256, hex: enough for 256 random bits, which nobody can guess through. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export function isSecretOf(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret), "hex"), Buffer.from(hash, "hex"));
}
