import { afterEach, describe, expect, it, vi } from "vitest";

const REAL = {
  USE_VOXIMPLANT: "true",
  VOXIMPLANT_ACCOUNT_ID: "1",
  VOXIMPLANT_API_KEY: "key",
  VOXIMPLANT_APPLICATION_ID: "1",
  VOXIMPLANT_CALLER_ID: "+15550100",
};
const PRODUCTION = {
  HALO_MODE: "production",
  NEXTAUTH_URL: "https://halo.example.com",
  BACKEND_URL: "https://halo.example.com",
};

/** The settings are read once in the life of a process: each case starts with fresh modules. */
async function mayDemoSignInWith(settings: Record<string, string>): Promise<boolean> {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { mayDemoSignIn } = await import("./demo-accounts");
  return mayDemoSignIn();
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe("accounts of the demo", () => {
  it("open while calls go to the sandbox", async () => {
    expect(await mayDemoSignInWith({})).toBe(true);
  });

  it("open nothing where calls ring real telephones, whatever else is set", async () => {
    expect(await mayDemoSignInWith(REAL)).toBe(false);
    expect(await mayDemoSignInWith({ ...REAL, SANDBOX_URL: "" })).toBe(false);
  });

  it("open nothing in production, not even beside the sandbox", async () => {
    expect(await mayDemoSignInWith(PRODUCTION)).toBe(false);
  });
});
