import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Variables } from "../product/environment";
import type { Run } from "../product/run-file";

/** A whole product of its own: free ports, a database that is thrown away, the sandbox at 40 ×. */
export type Stack = {
  /** Its data directory; hand it to `useStack`. */
  dataDir: string;
  run: Run;
  /** Stops it and removes its data. */
  stop: () => Promise<void>;
};

const UP_MS = 300_000;

/**
 * Starts the product just as `npm start` does, from the build, as a process of its own.
 * @param settings environment variables that differ from the test's defaults
 * @param kept a data directory that is used as it is and stays after `stop`
 * @throws Error with the product's words when it does not come up
 */
export async function startStack(
  root: string,
  settings: Record<string, string> = {},
  kept?: string,
): Promise<Stack> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), "halo-e2e-"));
  const env: Variables = {
    ...withoutProductSettings(process.env),
    HALO_DATA_DIR: dataDir,
    HALO_THROW_AWAY: "1",
    PORT: "0",
    SANDBOX_SPEED: "40",
    // Receivers of the tests listen on loopback.
    WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, "scripts", "boot.mjs"), "start"], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => words.push(chunk));
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    await ended;
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(child, words);
  } catch (error) {
    await stop();
    throw error;
  }
  return { dataDir, run: readStack(dataDir), stop };
}

/** What runs in a stack right now: addresses and process numbers, new after each restart. */
export function readStack(dataDir: string): Run {
  return JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")) as Run;
}

/** The address of the stack's database, as the role that owns it. */
export function stackDatabaseUrl(dataDir: string): string {
  const { DATABASE_OWNER_PASSWORD } = stackSecrets(dataDir);
  const { ports } = readStack(dataDir);
  return `postgres://halo_owner:${encodeURIComponent(DATABASE_OWNER_PASSWORD ?? "")}@127.0.0.1:${ports.postgres}/halo`;
}

/** The secrets the stack made for itself, by variable name. */
export function stackSecrets(dataDir: string): Record<string, string> {
  return JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")) as Record<string, string>;
}

function untilReady(child: ChildProcess, words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The product did not come up in time\n${words.join("")}`));
    }, UP_MS);
    child.once("message", () => {
      clearTimeout(timer);
      resolve();
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The product ended at its start (${code})\n${words.join("")}`));
    });
  });
}

/** The user's own settings must not leak into a test's product. */
export function withoutProductSettings(given: Variables): Variables {
  const ours =
    /^(HALO|SANDBOX|VOXIMPLANT|OPENAI|SMS_RU|TELEGRAM|HUBSPOT|WEBHOOK|DATABASE|NEXT|API_AUTH|SECRET_KEY|BACKEND_URL|USE_VOXIMPLANT|CORS|PORT|HOST$|NODE_ENV|NODE_OPTIONS|WEB_ADMIN|WORKER_ADMIN|METRICS)/;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !ours.test(name)));
}
