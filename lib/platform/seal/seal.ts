import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { derivedKey } from "./derived-key";
import { sealState } from "./seal-state";

/** The key made from SECRET_KEY: it seals where no other is set, and always opens. */
const OWN = "own";

/** Every key that opens, by id; the first one seals. HALO_SEAL_KEYS is "id:hex,…", newest first. */
function keys(): Map<string, Buffer> {
  const named = (env().HALO_SEAL_KEYS ?? "").split(",").flatMap((entry) => {
    const [id, hex] = entry.trim().split(":");
    return id && hex ? [[id, Buffer.from(hex, "hex")] as const] : [];
  });
  return new Map([...named, [OWN, derivedKey("seal")]]);
}

function newest(): [string, Buffer] {
  const [first] = keys();
  if (!first) throw new Error("no key seals");
  return first;
}

/** AES-256-GCM with a random 96-bit IV: "<iv>.<ciphertext and tag>", base64url. */
function encrypt(plain: Buffer, key: Buffer, bound: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return `${iv.toString("base64url")}.${body.toString("base64url")}`;
}

/** Null where it was not encrypted by this key and bound to this. */
function decrypt(iv: string, body: string, key: Buffer, bound: string): Buffer | null {
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length < 16) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"));
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
  } catch {
    return null;
  }
}

type Sealed = { keyId: string; wrapped: [string, string]; content: [string, string] };

function parse(text: string): Sealed | null {
  const [version, keyId, wrapIv, wrapBody, iv, body] = text.split(".");
  if (version !== "v1" || !keyId || !wrapIv || !wrapBody || !iv || !body) return null;
  return { keyId, wrapped: [wrapIv, wrapBody], content: [iv, body] };
}

/** The key of one record, opened by the key that wraps it; null where that key is not here. */
function recordKey({ keyId, wrapped }: Sealed): Buffer | null {
  const key = keys().get(keyId);
  return key ? decrypt(...wrapped, key, `record key|${keyId}`) : null;
}

function write(keyId: string, key: Buffer, record: Buffer, content: string): string {
  return `v1.${keyId}.${encrypt(record, key, `record key|${keyId}`)}.${content}`;
}

/**
 * Seals a short secret for the database, bound to `place` ("call_attempts|<id>"), so that a ciphertext moved to
 * another row does not open. Each has a key of its own, wrapped by the newest of ours: "v1.<key id>.<iv>.<wrapped>.<iv>.<ct>".
 */
export function seal(plain: string, place: string): string {
  if (sealState.haloSealFits === false) {
    throw new Error("the keys of this process do not open this database's secrets");
  }
  const record = randomBytes(32);
  return write(...newest(), record, encrypt(Buffer.from(plain), record, place));
}

/** Null where the text was not sealed by one of our keys for this place. */
export function unseal(text: string, place: string): string | null {
  const sealed = parse(text);
  const record = sealed && recordKey(sealed);
  if (!sealed || !record) return null;
  return decrypt(...sealed.content, record, place)?.toString("utf8") ?? null;
}

/** The id of the key that wraps a sealed text; null: it is not sealed. */
export function sealedBy(text: string): string | null {
  return parse(text)?.keyId ?? null;
}

/** The id of the key that seals now. */
export function sealingKey(): string {
  return newest()[0];
}

/** The same secret under the newest key, without being opened itself; null where its key is not here. */
export function rewrap(text: string): string | null {
  const sealed = parse(text);
  const record = sealed && recordKey(sealed);
  if (!sealed || !record) return null;
  return write(...newest(), record, sealed.content.join("."));
}

/** A token derived from the secret key instead of stored: hex, 64 characters. */
export function derivedToken(purpose: string, id: string): string {
  return createHmac("sha256", derivedKey(purpose)).update(id).digest("hex");
}
