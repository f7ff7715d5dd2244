import "server-only";
import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

const known = new Map<string, Buffer>();

/**
 * A key of 32 bytes for one purpose, made from SECRET_KEY (HKDF, RFC 5869). Every start and permit of a call asks for
 * some, so each is made once.
 */
export function derivedKey(purpose: string): Buffer {
  const secret = env().SECRET_KEY;
  const place = `${secret} ${purpose}`;
  const key =
    known.get(place) ?? Buffer.from(hkdfSync("sha256", secret, "", `halo ${purpose} v1`, 32));
  known.set(place, key);
  return key;
}
