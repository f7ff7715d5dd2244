import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import { planStart, productEnvironment, sandboxEnvironment } from "./environment";
import type { Secrets } from "./secrets";

const ports = { web: 3000, webAdmin: 3001, workerAdmin: 3002, sandbox: 4000, postgres: 5000 };
const secrets: Secrets = {
  POSTGRES_PASSWORD: "a",
  DATABASE_PASSWORD: "b",
  DATABASE_OWNER_PASSWORD: "b2",
  SECRET_KEY: "c".repeat(64),
  HALO_WEBHOOK_KEY: "0123456789abcdef".repeat(4),
  API_AUTH_KEY: "d".repeat(43),
  METRICS_TOKEN: "e".repeat(32),
  TELEGRAM_WEBHOOK_SECRET: "f".repeat(32),
  SANDBOX_VOXIMPLANT_ACCOUNT_ID: "7123456",
  SANDBOX_VOXIMPLANT_API_KEY: "g",
  SANDBOX_SMS_API_ID: "h",
  SANDBOX_TELEGRAM_TOKEN: "712345678:i",
  SANDBOX_HUBSPOT_TOKEN: "j",
  SANDBOX_OPENAI_KEY: "sk-sandbox-k",
};
const environment = (given: Record<string, string>) =>
  productEnvironment(
    given,
    planStart(given),
    secrets,
    ports,
    "postgres://halo@127.0.0.1:5000/halo",
  );

describe("a demo", () => {
  it("needs no setting at all and reaches nothing but the sandbox", () => {
    const settings = parseEnv(environment({}));
    expect(settings.HALO_MODE).toBe("demo");
    expect(settings.telephony).toBe("sandbox");
    for (const [name, value] of Object.entries(settings)) {
      if (/_URL$/.test(name) && name !== "DATABASE_URL") {
        expect(String(value), name).toMatch(/^http:\/\/(127\.0\.0\.1|localhost):/);
      }
    }
  });

  it("may read with a real key, and then asks the real address", () => {
    const env = environment({ HALO_MODE: "demo", OPENAI_API_KEY: "sk-real" });
    expect(env.OPENAI_API_KEY).toBe("sk-real");
    expect(env.OPENAI_BASE_URL).toBeUndefined();
    expect(env.SMS_RU_URL).toBe("http://127.0.0.1:4000/sms");
  });

  it("never sends to a real messenger or CRM, whatever keys are there", () => {
    const env = environment({
      HALO_MODE: "demo",
      USE_VOXIMPLANT: "false",
      SMS_RU_API_ID: "real",
      TELEGRAM_BOT_TOKEN: "real",
      HUBSPOT_TOKEN: "real",
      VOXIMPLANT_API_KEY: "real",
      VOXIMPLANT_SERVICE_ACCOUNT: "real",
    });
    expect(Object.values(env)).not.toContain("real");
  });
});

describe("production", () => {
  it("names the keys of the real telephone service, not the sandbox, where none is set", () => {
    const given = { HALO_MODE: "production" };
    expect(() => parseEnv(environment(given))).toThrow(/VOXIMPLANT_ACCOUNT_ID/);
    expect(() => parseEnv(environment(given))).not.toThrow(/SANDBOX_URL/);
  });

  it("gets no secret made for it and names every one that is missing", () => {
    const env = environment({ HALO_MODE: "production" });
    expect(() => parseEnv(env)).toThrow(/SECRET_KEY is missing[\s\S]*HALO_WEBHOOK_KEY is missing/);
    expect(planStart({ HALO_MODE: "production" }).sandbox).toBe(false);
  });

  it("starts the sandbox only where it is asked to", () => {
    const given = { HALO_MODE: "production", USE_VOXIMPLANT: "false" };
    expect(planStart(given)).toEqual({ mode: "production", telephony: "sandbox", sandbox: true });
  });

  it("is where a key of an outside service leads", () => {
    expect(planStart({ VOXIMPLANT_API_KEY: "x" })).toEqual({
      mode: "production",
      telephony: "voximplant",
      sandbox: false,
    });
  });
});

it("tells the sandbox nothing of the product's own", () => {
  const env = sandboxEnvironment({ DATABASE_URL: "x", SECRET_KEY: "y" }, secrets, ports, "/data");
  const foreign = Object.keys(env).filter(
    (name) => !/^(SANDBOX_|PATH|HOME|TZ|NODE_ENV)/.test(name),
  );
  expect(foreign).toEqual([]);
});
