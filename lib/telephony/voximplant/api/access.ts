import "server-only";
import { createPrivateKey } from "node:crypto";
import { CompactSign } from "jose";
import { z } from "zod";
import { env } from "@/lib/env";

/** Who we are to the management API. */
export type VoximplantAccess = {
  /** e.g. https://api.voximplant.com, without a slash at the end */
  apiUrl: string;
  accountId: number;
  credential:
    | { kind: "api_key"; apiKey: string }
    | { kind: "service_account"; keyId: string; privateKey: string };
};

/** The JSON file that the control panel hands out for a service account (guide "Management API authorization"). */
const KeyFile = z.object({
  account_id: z.coerce.number().int().positive(),
  key_id: z.string().min(1),
  private_key: z.string().includes("PRIVATE KEY"),
});

export class AccessError extends Error {
  override readonly name = "AccessError";
}

/**
 * The access named in the settings; the service account before the API key, which the provider calls deprecated.
 * @throws AccessError naming the setting that is missing or unreadable, never its value
 */
export function accessFromEnv(): VoximplantAccess {
  const settings = env();
  const apiUrl = settings.VOXIMPLANT_API_URL;
  if (settings.VOXIMPLANT_SERVICE_ACCOUNT) {
    const file = readKeyFile(settings.VOXIMPLANT_SERVICE_ACCOUNT);
    return {
      apiUrl,
      accountId: settings.VOXIMPLANT_ACCOUNT_ID ?? file.account_id,
      credential: { kind: "service_account", keyId: file.key_id, privateKey: file.private_key },
    };
  }
  if (!settings.VOXIMPLANT_API_KEY) throw new AccessError("VOXIMPLANT_API_KEY is not set");
  if (!settings.VOXIMPLANT_ACCOUNT_ID) throw new AccessError("VOXIMPLANT_ACCOUNT_ID is not set");
  return {
    apiUrl,
    accountId: settings.VOXIMPLANT_ACCOUNT_ID,
    credential: { kind: "api_key", apiKey: settings.VOXIMPLANT_API_KEY },
  };
}

function readKeyFile(content: string): z.output<typeof KeyFile> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw new AccessError("VOXIMPLANT_SERVICE_ACCOUNT is not JSON");
  }
  const file = KeyFile.safeParse(parsed);
  if (!file.success) {
    throw new AccessError("VOXIMPLANT_SERVICE_ACCOUNT is not a key file of a service account");
  }
  // A key that cannot be read is found out now, not when the first call is due.
  readPrivateKey(file.data.private_key);
  return file.data;
}

/** The platform allows up to 3600; a token that leaks should not live long. */
const TOKEN_SECONDS = 300;
const tokens = new Map<string, { token: string; expiresAt: number }>();

/** Forgets the token, so that the next request makes a new one. */
export function dropToken(access: VoximplantAccess): void {
  if (access.credential.kind === "service_account") tokens.delete(access.credential.keyId);
}

/**
 * The Authorization header, or null where the API key goes as a parameter.
 * `iss` must be a number, which is why the claims are signed as they are.
 * @throws AccessError when the private key cannot be read
 */
export async function bearer(access: VoximplantAccess, nowMs = Date.now()): Promise<string | null> {
  const { credential } = access;
  if (credential.kind !== "service_account") return null;
  const known = tokens.get(credential.keyId);
  if (known && known.expiresAt - nowMs > 60_000) return `Bearer ${known.token}`;
  const iat = Math.floor(nowMs / 1000);
  const claims = JSON.stringify({ iss: access.accountId, iat, exp: iat + TOKEN_SECONDS });
  const token = await new CompactSign(new TextEncoder().encode(claims))
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: credential.keyId })
    .sign(readPrivateKey(credential.privateKey));
  tokens.set(credential.keyId, { token, expiresAt: (iat + TOKEN_SECONDS) * 1000 });
  return `Bearer ${token}`;
}

function readPrivateKey(pem: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new AccessError("the private key of VOXIMPLANT_SERVICE_ACCOUNT cannot be read");
  }
}

/** Parameters that stand for the header where the account uses an API key. */
export function keyParameters(access: VoximplantAccess): Record<string, string> {
  return access.credential.kind === "api_key"
    ? { account_id: String(access.accountId), api_key: access.credential.apiKey }
    : {};
}
