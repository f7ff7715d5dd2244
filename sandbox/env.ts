import { z } from "zod";

const secret = z.string().min(1).max(512);

const schema = z.object({
  /** 0 takes any free port. */
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  SANDBOX_DATA_DIR: z.string().min(1),
  /** How many virtual seconds of a call pass in one real second. */
  SANDBOX_SPEED: z.coerce.number().positive().max(1_000).default(8),
  SANDBOX_SEED: z.string().min(1).max(64).default("halo"),
  SANDBOX_VOXIMPLANT_ACCOUNT_ID: secret,
  SANDBOX_VOXIMPLANT_API_KEY: secret,
  SANDBOX_SMS_API_ID: secret,
  SANDBOX_TELEGRAM_TOKEN: secret,
  SANDBOX_HUBSPOT_TOKEN: secret,
  SANDBOX_OPENAI_KEY: secret,
  /** Where a bot's updates go before anybody called setWebhook. */
  SANDBOX_TELEGRAM_WEBHOOK_URL: z.url().optional(),
  SANDBOX_TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/)
    .optional(),
});

export type SandboxEnv = z.infer<typeof schema>;

/**
 * Settings of the sandbox from environment variables.
 * @throws Error naming every missing or malformed variable; an empty value counts as missing.
 */
export function readSandboxEnv(
  source: Record<string, string | undefined> = process.env,
): SandboxEnv {
  const given = Object.fromEntries(
    Object.entries(source).filter(([name, value]) => name.startsWith("SANDBOX_") && value !== ""),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The sandbox cannot start. ${faults.join("; ")}`);
  }
  return result.data;
}
