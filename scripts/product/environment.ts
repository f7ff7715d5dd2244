import { modeOf, usesVoximplant } from "@/lib/env";
import type { Ports } from "./run-file";
import type { Secrets } from "./secrets";

/** Environment variables as they are handed on; Next narrows the type of the process's own. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** How the product is to be started, by the user's environment alone. */
export type Plan = {
  mode: "demo" | "production";
  telephony: "sandbox" | "voximplant";
  /** Whether we start the sandbox process. */
  sandbox: boolean;
};

export function planStart(given: Variables): Plan {
  const mode = modeOf(given);
  const telephony = usesVoximplant(given) ? "voximplant" : "sandbox";
  // In production a missing key must stop the start instead of quietly turning the sandbox on.
  const wished = given.USE_VOXIMPLANT?.trim() !== undefined && given.USE_VOXIMPLANT.trim() !== "";
  const ours = !given.SANDBOX_URL?.trim();
  return {
    mode,
    telephony,
    sandbox: telephony === "sandbox" && ours && (mode === "demo" || wished),
  };
}

/**
 * The whole environment of the product's processes. What the user set stays; a demo gets its
 * secrets and the addresses of the sandbox. `lib/env.ts` judges the outcome.
 */
export function productEnvironment(
  given: Variables,
  plan: Plan,
  secrets: Secrets | null,
  ports: Ports,
  databaseUrl: string,
): Variables {
  const own = `http://127.0.0.1:${ports.web}`;
  const defaults: Variables = {
    HALO_MODE: plan.mode,
    WEB_ADMIN_PORT: String(ports.webAdmin),
    WORKER_ADMIN_PORT: String(ports.workerAdmin),
    ...(plan.mode === "demo"
      ? {
          NEXTAUTH_URL: `http://localhost:${ports.web}`,
          BACKEND_URL: own,
          SECRET_KEY: secrets?.SECRET_KEY,
          HALO_WEBHOOK_KEY: secrets?.HALO_WEBHOOK_KEY,
          API_AUTH_KEY: secrets?.API_AUTH_KEY,
          METRICS_TOKEN: secrets?.METRICS_TOKEN,
        }
      : {}),
    ...(plan.sandbox && secrets ? sandboxAddresses(given, secrets, ports) : {}),
  };
  return {
    ...withoutEmpty(given),
    ...fill(defaults, given),
    ...(plan.sandbox && secrets ? telephonyOfSandbox(secrets, ports) : {}),
    DATABASE_URL: databaseUrl,
    // Whoever runs the product must not know it.
    MIGRATION_DATABASE_URL: undefined,
    PORT: String(ports.web),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Settings that a demo's user may replace by real ones: reading with a real key is allowed. */
function sandboxAddresses(given: Variables, secrets: Secrets, ports: Ports): Variables {
  if (given.OPENAI_API_KEY?.trim()) return {};
  return {
    OPENAI_BASE_URL: `${sandboxUrl(ports)}/openai/v1`,
    OPENAI_API_KEY: secrets.SANDBOX_OPENAI_KEY,
  };
}

/** Never to be replaced: calls of the sandbox must not reach a real messenger or CRM. */
function telephonyOfSandbox(secrets: Secrets, ports: Ports): Variables {
  const url = sandboxUrl(ports);
  return {
    SANDBOX_URL: url,
    VOXIMPLANT_API_URL: url,
    VOXIMPLANT_ACCOUNT_ID: secrets.SANDBOX_VOXIMPLANT_ACCOUNT_ID,
    VOXIMPLANT_API_KEY: secrets.SANDBOX_VOXIMPLANT_API_KEY,
    VOXIMPLANT_SERVICE_ACCOUNT: undefined,
    // A real key for reading stays with the product: the sandbox's voice engine takes only its own.
    REALTIME_API_KEY: secrets.SANDBOX_OPENAI_KEY,
    SMS_RU_URL: `${url}/sms`,
    SMS_RU_API_ID: secrets.SANDBOX_SMS_API_ID,
    TELEGRAM_API_URL: `${url}/telegram`,
    TELEGRAM_BOT_TOKEN: secrets.SANDBOX_TELEGRAM_TOKEN,
    TELEGRAM_BOT_NAME: "halo_demo_bot",
    TELEGRAM_WEBHOOK_SECRET: secrets.TELEGRAM_WEBHOOK_SECRET,
    HUBSPOT_URL: `${url}/hubspot`,
    HUBSPOT_TOKEN: secrets.SANDBOX_HUBSPOT_TOKEN,
  };
}

/** The environment of the sandbox process: its own names only, none of the product's. */
export function sandboxEnvironment(
  given: Variables,
  secrets: Secrets,
  ports: Ports,
  dataDir: string,
): Variables {
  return {
    PATH: given.PATH,
    HOME: given.HOME,
    TZ: given.TZ,
    NODE_ENV: "production",
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_DATA_DIR: dataDir,
    SANDBOX_SPEED: given.SANDBOX_SPEED?.trim() || "8",
    SANDBOX_SEED: given.SANDBOX_SEED?.trim() || "halo",
    SANDBOX_VOXIMPLANT_ACCOUNT_ID: secrets.SANDBOX_VOXIMPLANT_ACCOUNT_ID,
    SANDBOX_VOXIMPLANT_API_KEY: secrets.SANDBOX_VOXIMPLANT_API_KEY,
    SANDBOX_SMS_API_ID: secrets.SANDBOX_SMS_API_ID,
    SANDBOX_TELEGRAM_TOKEN: secrets.SANDBOX_TELEGRAM_TOKEN,
    SANDBOX_HUBSPOT_TOKEN: secrets.SANDBOX_HUBSPOT_TOKEN,
    SANDBOX_OPENAI_KEY: secrets.SANDBOX_OPENAI_KEY,
    SANDBOX_TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${ports.web}/telegram/updates`,
    SANDBOX_TELEGRAM_WEBHOOK_SECRET: secrets.TELEGRAM_WEBHOOK_SECRET,
  };
}

export const sandboxUrl = (ports: Ports) => `http://127.0.0.1:${ports.sandbox}`;

function withoutEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

function fill(defaults: Variables, given: Variables): Variables {
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !given[name]?.trim()));
}
