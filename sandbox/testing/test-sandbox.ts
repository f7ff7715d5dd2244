import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSandboxEnv } from "../env";
import { type RunningSandbox, startSandbox } from "../start";

/** The environment of a sandbox that a test starts; a free port and a directory of its own. */
export function testEnvironment(dataDir: string): Record<string, string> {
  return {
    SANDBOX_PORT: "0",
    SANDBOX_DATA_DIR: dataDir,
    SANDBOX_SPEED: "40",
    SANDBOX_SEED: "test",
    SANDBOX_VOXIMPLANT_ACCOUNT_ID: "1",
    SANDBOX_VOXIMPLANT_API_KEY: "vox-key",
    SANDBOX_SMS_API_ID: "sms-id",
    SANDBOX_TELEGRAM_TOKEN: "123:token",
    SANDBOX_HUBSPOT_TOKEN: "hub-token",
    SANDBOX_OPENAI_KEY: "model-key",
  };
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), "halo-sandbox-"));
}

export type TestSandbox = RunningSandbox & {
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  form(path: string, fields: Record<string, string>): Promise<Response>;
};

/** A whole sandbox on a free port, asked over real HTTP; `stop` also removes its files. */
export async function startTestSandbox(
  extra: Record<string, string> = {},
  dataDir: string = temporaryDirectory(),
): Promise<TestSandbox> {
  const sandbox = await startSandbox(readSandboxEnv({ ...testEnvironment(dataDir), ...extra }));
  const get = (path: string, init?: RequestInit) => fetch(sandbox.url + path, init);
  return {
    ...sandbox,
    get,
    post: (path, body, headers = {}) =>
      get(path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    form: (path, fields) =>
      get(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" }),
    stop: async () => {
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
