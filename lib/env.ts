import { z } from "zod";

/** The only reader of `process.env`. Tool configs, scripts and instrumentation read it too; the browser never does. */

const flag = z.stringbool();
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const text = z.string().trim().min(1);
const hexKey = z.string().regex(/^[0-9a-f]{64}$/i, "64 hexadecimal characters");

/** An empty variable is an unset one: compose files and shells leave such lines behind. */
const Raw = z.object({
  HALO_MODE: z.enum(["demo", "production"]).optional(),
  HALO_PROCESS: z.enum(["web", "worker", "script"]).default("script"),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),

  DATABASE_URL: text,
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),

  HOST: text.default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  WEB_ADMIN_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  WORKER_ADMIN_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  METRICS_TOKEN: text.optional(),
  /** Between a stop's first "not ready" and the closing of the door; longer than a balancer takes to notice. Unset: 5 in production, else 0. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(15).optional(),
  /** The address under which browsers reach us. */
  NEXTAUTH_URL: url.optional(),
  /** The address under which the scenario reaches us. */
  BACKEND_URL: url.optional(),
  CORS_ORIGINS: z.string().default(""),
  /** How many proxies in front of us append to X-Forwarded-For; 0: the header is not believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),

  SECRET_KEY: text.min(32).optional(),
  /** Keys that seal secrets at rest, "id:<64 hexadecimal characters>", newest first; without them one made of SECRET_KEY. */
  HALO_SEAL_KEYS: text
    .regex(/^\w+:[0-9a-f]{64}(,\w+:[0-9a-f]{64})*$/i, "is not id:hex, with commas between")
    .optional(),
  API_AUTH_KEY: text.min(16).optional(),
  SESSION_DAYS: z.coerce.number().min(0.01).max(90).default(7),

  USE_VOXIMPLANT: flag.optional(),
  VOXIMPLANT_API_URL: url.optional(),
  VOXIMPLANT_ACCOUNT_ID: z.coerce.number().int().positive().optional(),
  VOXIMPLANT_API_KEY: text.optional(),
  VOXIMPLANT_SERVICE_ACCOUNT: text.optional(),
  VOXIMPLANT_APPLICATION_ID: z.coerce.number().int().positive().optional(),
  VOXIMPLANT_RULE_ID: z.coerce.number().int().positive().optional(),
  VOXIMPLANT_CALLER_ID: text.optional(),
  HALO_WEBHOOK_KEY: hexKey.optional(),
  HALO_WEBHOOK_KEY_PREVIOUS: hexKey.optional(),

  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_MODEL: text.default("gpt-4.1-mini"),
  REALTIME_MODEL: text.default("gpt-realtime"),
  /** The key that lies in Voximplant for the voice engine; unset: the one that reads conversations. */
  REALTIME_API_KEY: text.optional(),

  SMS_RU_URL: url.default("https://sms.ru"),
  SMS_RU_API_ID: text.optional(),
  SMS_SENDER: text.optional(),
  TELEGRAM_API_URL: url.default("https://api.telegram.org"),
  TELEGRAM_BOT_TOKEN: text.optional(),
  TELEGRAM_BOT_NAME: text.optional(),
  TELEGRAM_WEBHOOK_SECRET: text.optional(),
  HUBSPOT_URL: url.default("https://api.hubapi.com"),
  HUBSPOT_TOKEN: text.optional(),

  /** Hosts ("crm.lan" or "127.0.0.1:9000", by comma) that outgoing webhooks may reach by plain http and in private networks. */
  WEBHOOK_ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),

  /** Set while the sandbox is on: the banner and the links lead there, nothing else reads it. */
  /** Where traces are sent to (OTLP over HTTP); the exporter reads this and its sisters by itself. */
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  SANDBOX_URL: url.optional(),
});

type Raw = z.infer<typeof Raw>;
type Known =
  | "HALO_MODE"
  | "SECRET_KEY"
  | "BACKEND_URL"
  | "NEXTAUTH_URL"
  | "HALO_WEBHOOK_KEY"
  | "VOXIMPLANT_API_URL"
  | "DRAIN_SECONDS";
export type Env = Omit<Raw, Known> & { [K in Known]-?: NonNullable<Raw[K]> } & {
  /** Where telephone calls and what hangs on them really go. */
  telephony: "sandbox" | "voximplant";
};

export class EnvError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(
      `The settings do not allow a start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
    this.name = "EnvError";
    this.problems = problems;
  }
}

const VOXIMPLANT_API = "https://api.voximplant.com";
const OUTSIDE_KEYS = [
  "VOXIMPLANT_API_KEY",
  "VOXIMPLANT_SERVICE_ACCOUNT",
  "OPENAI_API_KEY",
  "SMS_RU_API_ID",
  "HUBSPOT_TOKEN",
] as const;

/**
 * `HALO_MODE` where it is set; otherwise demo while no key of an outside service is there.
 * The sandbox's own keys do not count: they come together with `SANDBOX_URL`.
 */
export function modeOf(source: Record<string, string | undefined>): "demo" | "production" {
  if (source.HALO_MODE === "demo" || source.HALO_MODE === "production") return source.HALO_MODE;
  if (source.SANDBOX_URL) return "demo";
  return OUTSIDE_KEYS.some((key) => source[key]?.trim()) ? "production" : "demo";
}

/**
 * True: calls go to Voximplant; false: to the sandbox. `USE_VOXIMPLANT` decides; unset, production calls for real, and
 * a demo where keys are there.
 */
export function usesVoximplant(source: Record<string, string | undefined>): boolean {
  const wish = source.USE_VOXIMPLANT?.trim();
  if (wish) return flag.safeParse(wish).data ?? false;
  if (source.SANDBOX_URL) return false;
  if (modeOf(source) === "production") return true;
  return Boolean(source.VOXIMPLANT_API_KEY?.trim() || source.VOXIMPLANT_SERVICE_ACCOUNT?.trim());
}

/**
 * Reads and checks the settings.
 * @throws EnvError naming every wrong or missing one; never a value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = Raw.safeParse(filled);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    );
  }
  const raw = parsed.data;
  const mode = modeOf(filled);
  const telephony = usesVoximplant(filled) ? "voximplant" : "sandbox";
  const problems: string[] = [];
  const need = (name: keyof Raw, why: string) => {
    if (!raw[name]) problems.push(`${name} is missing: ${why}`);
  };
  need("SECRET_KEY", "32 characters or more, signs sessions and seals secrets");
  need("HALO_WEBHOOK_KEY", "64 hexadecimal characters, the key the scenario signs with");
  if (mode === "production") {
    need(
      "NEXTAUTH_URL",
      "the address under which browsers reach HALO, e.g. https://halo.example.com",
    );
    need(
      "BACKEND_URL",
      "the address under which Voximplant reaches HALO, e.g. https://halo.example.com",
    );
    need("OPENAI_API_KEY", "the key that reads finished conversations");
    need("API_AUTH_KEY", "16 characters or more, the key of POST /demo/session");
  }
  if (telephony === "voximplant") {
    need("VOXIMPLANT_ACCOUNT_ID", "calls go to Voximplant");
    if (!raw.VOXIMPLANT_API_KEY && !raw.VOXIMPLANT_SERVICE_ACCOUNT) {
      problems.push(
        "VOXIMPLANT_API_KEY or VOXIMPLANT_SERVICE_ACCOUNT is missing: calls go to Voximplant",
      );
    }
    need("VOXIMPLANT_APPLICATION_ID", "calls go to Voximplant");
    need("VOXIMPLANT_CALLER_ID", "a rented or verified number that callees see");
  } else {
    need("SANDBOX_URL", "calls go to the sandbox; set USE_VOXIMPLANT=true for real ones");
    need("VOXIMPLANT_API_URL", "calls go to the sandbox");
  }
  if (problems.length > 0) throw new EnvError(problems);
  const own = `http://127.0.0.1:${raw.PORT}`;
  return {
    ...raw,
    HALO_MODE: mode,
    SECRET_KEY: raw.SECRET_KEY ?? "",
    HALO_WEBHOOK_KEY: raw.HALO_WEBHOOK_KEY ?? "",
    NEXTAUTH_URL: raw.NEXTAUTH_URL ?? own,
    BACKEND_URL: raw.BACKEND_URL ?? own,
    // Nobody balances a demo, and whoever presses Ctrl-C waits.
    DRAIN_SECONDS: raw.DRAIN_SECONDS ?? (mode === "production" ? 5 : 0),
    VOXIMPLANT_API_URL: raw.VOXIMPLANT_API_URL ?? VOXIMPLANT_API,
    telephony,
  };
}

let known: Env | undefined;

/** The settings of this process, checked once. @throws EnvError */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}
