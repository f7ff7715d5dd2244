import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type SandboxProcess = {
  url: string;
  accountId: number;
  apiKey: string;
  openAiKey: string;
  stop(): Promise<void>;
};

/**
 * Starts the sandbox as a process of its own, with an empty account, on a free port of loopback.
 * @param speed virtual seconds a real second
 * @throws Error with what it printed when it does not come up
 */
export async function startSandboxProcess(speed: number): Promise<SandboxProcess> {
  const directory = mkdtempSync(join(tmpdir(), "halo-sandbox-"));
  const [apiKey, openAiKey] = [
    randomBytes(12).toString("hex"),
    `sk-${randomBytes(12).toString("hex")}`,
  ];
  const loader = join("node_modules", "tsx", "dist", "esm", "index.mjs");
  const child = spawn(process.execPath, ["--import", `./${loader}`, "sandbox.ts"], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      SANDBOX_PORT: "0",
      SANDBOX_DATA_DIR: directory,
      SANDBOX_SPEED: String(speed),
      SANDBOX_SEED: "telephony",
      SANDBOX_VOXIMPLANT_ACCOUNT_ID: "7000001",
      SANDBOX_VOXIMPLANT_API_KEY: apiKey,
      SANDBOX_SMS_API_ID: "none",
      SANDBOX_TELEGRAM_TOKEN: "1:none",
      SANDBOX_HUBSPOT_TOKEN: "none",
      SANDBOX_OPENAI_KEY: openAiKey,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await listeningUrl(child);
  return {
    url,
    accountId: 7_000_001,
    apiKey,
    openAiKey,
    stop: async () => {
      const exited = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await exited;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function listeningUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      words += chunk;
    });
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}\n${words}`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const message = JSON.parse(line) as { event?: string; url?: string };
      if (message.event === "sandbox.listening" && message.url) resolve(message.url);
    });
  });
}
