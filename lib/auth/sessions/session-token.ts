import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, base64url; the holder of it is the session. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token: SHA-256, hex. A copy of the table opens no session. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
