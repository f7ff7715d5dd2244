import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

const hex = (bytes: number) => () => randomBytes(bytes).toString("hex");
const token = (bytes: number) => () => randomBytes(bytes).toString("base64url");
const digits = (first: string, count: number) => () =>
  first + Array.from(randomBytes(count), (byte) => byte % 10).join("");

/** Every secret a demo makes for itself, by the name of its environment variable. */
const MAKERS = {
  POSTGRES_PASSWORD: token(24),
  DATABASE_PASSWORD: token(24),
  DATABASE_OWNER_PASSWORD: token(24),
  SECRET_KEY: token(48),
  /** 64 hexadecimal characters; these characters themselves are the key of the signature. */
  HALO_WEBHOOK_KEY: hex(32),
  API_AUTH_KEY: token(32),
  METRICS_TOKEN: token(24),
  TELEGRAM_WEBHOOK_SECRET: token(24),
  SANDBOX_VOXIMPLANT_ACCOUNT_ID: digits("7", 6),
  SANDBOX_VOXIMPLANT_API_KEY: token(24),
  SANDBOX_SMS_API_ID: token(18),
  /** Telegram's form: the bot's number, a colon, 35 characters. */
  SANDBOX_TELEGRAM_TOKEN: () => `${digits("7", 8)()}:${randomBytes(26).toString("base64url")}`,
  SANDBOX_HUBSPOT_TOKEN: token(24),
  SANDBOX_OPENAI_KEY: () => `sk-sandbox-${randomBytes(24).toString("base64url")}`,
} as const;

export type Secrets = Record<keyof typeof MAKERS, string>;

/** Passwords of the database's two roles. */
export function rolePasswords(secrets: Secrets): { app: string; owner: string } {
  return { app: secrets.DATABASE_PASSWORD, owner: secrets.DATABASE_OWNER_PASSWORD };
}

/**
 * Reads `<dataDir>/secrets.json` and makes what is missing in it. The file is readable by its
 * owner only and replaced in one step, so that a crash leaves the old or the new one.
 *
 * @throws Error when the file is there but is not readable JSON: overwriting it would lock us out
 *   of the database and of everything sealed with these keys.
 */
export function keepSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "secrets.json");
  const known: Record<string, unknown> = existsSync(file) ? read(file) : {};
  const secrets = { ...known } as Secrets;
  let isNew = false;
  for (const [name, make] of Object.entries(MAKERS) as [keyof Secrets, () => string][]) {
    if (typeof known[name] === "string" && known[name] !== "") continue;
    secrets[name] = make();
    isNew = true;
  }
  if (isNew) write(file, secrets);
  else chmodSync(file, 0o600);
  return secrets;
}

function read(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function write(file: string, secrets: Secrets): void {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  try {
    writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
