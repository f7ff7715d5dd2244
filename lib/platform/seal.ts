import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

function key(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().SECRET_KEY, "", `halo ${purpose} v1`, 32));
}

/**
 * Seals a short secret for the database: AES-256-GCM, 96-bit random IV, bound to `place` ("call_attempts|<id>"),
 * so that a ciphertext moved to another row does not open.
 */
export function seal(plain: string, place: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key("seal"), iv);
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${iv.toString("base64url")}.${sealed.toString("base64url")}`;
}

/** Null where the text was not sealed by this key for this place. */
export function unseal(text: string, place: string): string | null {
  const [version, iv, body] = text.split(".");
  if (version !== "v1" || !iv || !body) return null;
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length < 16) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key("seal"), Buffer.from(iv, "base64url"));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    return null;
  }
}

/** A token derived from the secret key instead of stored: hex, 64 characters. */
export function derivedToken(purpose: string, id: string): string {
  return createHmac("sha256", key(purpose)).update(id).digest("hex");
}
