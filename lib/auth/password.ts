import "server-only";
import { createHash } from "node:crypto";
import bcrypt from "bcryptjs";
import pLimit from "p-limit";
import { AppError } from "@/lib/platform/errors";

const COST = 12;
/** A hash nobody has the password of: unknown accounts take the time of known ones. */
const NOBODY = "$2b$12$wHBVtxFiDYWmsTMXjwNe5OAFjwfgLFsYJ1sucFHjinPZWVgfEuAUq";
/** Hashes that may wait; each takes about a third of a second of one core. */
const MAX_WAITING = 60;

const two = pLimit(2);

/**
 * bcrypt reads 72 bytes and stops at a zero byte, so it gets the base64 of SHA-256. Normalized first, because
 * keyboards send the same accented letter in two forms (NIST SP 800-63B §3.1.1.2).
 */
function prepared(password: string): string {
  return createHash("sha256").update(password.normalize("NFKC")).digest("base64");
}

/** bcrypt of a new password. */
export function hashPassword(password: string): Promise<string> {
  return two(() => bcrypt.hash(prepared(password), COST));
}

/**
 * Whether the password fits the hash; null, for an account that is not there, takes as long and is false.
 * @throws AppError unavailable while too many sign-ins wait
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  if (two.pendingCount >= MAX_WAITING) throw new AppError("unavailable", { retryAfterSeconds: 10 });
  const started = performance.now();
  const fits = await two(() => bcrypt.compare(prepared(password), hash ?? NOBODY));
  lastCheckMs = performance.now() - started;
  return fits && hash !== null;
}

let lastCheckMs = 0;

/** How long the last look at a password took, waiting for its turn included, ms. */
export function recentCheckMs(): number {
  return lastCheckMs;
}

/** @throws AppError invalid_input: 8 to 256 characters, and not the e-mail address */
export function assertPasswordAllowed(password: string, email: string): void {
  const length = [...password].length;
  const code = length < 8 ? "too_short" : length > 256 ? "too_long" : null;
  if (code) throw new AppError("invalid_input", { fields: { password: code } });
  if (password.trim().toLowerCase() === email.trim().toLowerCase()) {
    throw new AppError("invalid_input", { fields: { password: "password_is_email" } });
  }
}
