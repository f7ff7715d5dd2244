import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startCluster } from "../../postgres/cluster";
import { prepareDatabase } from "../../postgres/prepare-database";
import { anyFreePort } from "../../processes/ports";
import type { Variables } from "../../product/environment";
import { carryOut } from "./carry-out";
import { parseDockerfile } from "./dockerfile";

/** A user nobody has. */
const STRANGER = 64_321;
const READY_MS = 120_000;
const PAGE = "/sign-in";

type Running = { child: ChildProcess; words: string[]; ended: Promise<number | null> };

/**
 * Carries out the Dockerfile of the last commit in an empty folder, then migrates and starts web and worker from it,
 * as compose does and as an unprivileged user where we are root, on a PostgreSQL of its own with its two roles.
 * @param ready a checkout of the same commit that is installed and built already; null: everything is made anew
 * @returns seconds it all took
 * @throws Error naming what did not work, with its words
 */
export async function startImage(
  root: string,
  ready: string | null,
  env: Variables,
  report: (line: string) => void,
): Promise<number> {
  const began = Date.now();
  const place = mkdtempSync(join(tmpdir(), "halo-image-"));
  chmodSync(place, 0o755);
  try {
    const context = join(place, "context");
    const cloned = spawnSync("git", ["clone", "--quiet", "--no-hardlinks", root, context]);
    if (cloned.status !== 0) throw new Error(`git clone failed: ${cloned.stderr}`);
    const file = parseDockerfile(readFileSync(join(context, "Dockerfile"), "utf8"));
    if (!file.user || file.user === "root") throw new Error("the image would run as root");
    const image = carryOut(file, { context, place: join(place, "stages"), env, ready, report });
    const compose = readFileSync(join(context, "docker-compose.yml"), "utf8");
    await tryImage(root, place, {
      dir: image.dir,
      env: { PATH: env.PATH, LANG: env.LANG, ...image.env },
      web: file.command,
      worker: composeCommand(compose, "worker"),
      migrate: composeCommand(compose, "migrate"),
      health: file.healthCommand ?? "false",
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return (Date.now() - began) / 1_000;
}

/** The command of the service that runs this program. @throws Error where compose has none */
function composeCommand(compose: string, program: string): string[] {
  const found = new RegExp(`^ +command: \\[(.*dist/${program}\\.mjs)\\]$`, "m").exec(compose)?.[1];
  if (!found) throw new Error(`docker-compose.yml starts no ${program}`);
  return found.split(/,\s*/);
}

type Image = {
  dir: string;
  env: Variables;
  web: string[];
  worker: string[];
  migrate: string[];
  health: string;
};

async function tryImage(root: string, place: string, image: Image): Promise<void> {
  const taken = new Set<number>();
  while (taken.size < 4) taken.add(await anyFreePort(taken));
  const [postgres = 0, port = 0, webAdmin = 0, workerAdmin = 0] = taken;
  const dataDir = join(place, "data", "postgres");
  mkdirSync(dataDir, { recursive: true });
  const password = () => randomBytes(12).toString("hex");
  const cluster = await startCluster({
    ...{ root, dataDir, port: postgres, password: password(), durable: false },
    onLog: () => undefined,
  });
  const running: Running[] = [];
  try {
    const urls = await prepareDatabase(cluster, { app: password(), owner: password() });
    const settings = { ...image.env, ...production(urls.app, port) };
    const owner = { HALO_PROCESS: "script", MIGRATION_DATABASE_URL: urls.owner };
    const migration = run(image, image.migrate, { ...settings, ...owner });
    if ((await migration.ended) !== 0) throw new Error(`migrate: ${migration.words.join("")}`);

    const webEnv = { ...settings, WEB_ADMIN_PORT: String(webAdmin) };
    // A container has both names at one port; the health check reads the first.
    const workerEnv = {
      ...{ ...settings, HALO_PROCESS: "worker", WORKER_ADMIN_PORT: String(workerAdmin) },
      WEB_ADMIN_PORT: String(workerAdmin),
    };
    const web = run(image, image.web, webEnv);
    const worker = run(image, image.worker, workerEnv);
    running.push(web, worker);
    await untilReady("web", web, `http://127.0.0.1:${port}/readyz`);
    await untilReady("worker", worker, `http://127.0.0.1:${workerAdmin}/readyz`);
    for (const env of [webEnv, workerEnv]) {
      const health = run(image, ["sh", "-c", image.health], env);
      if ((await health.ended) !== 0) throw new Error(`HEALTHCHECK: ${health.words.join("")}`);
    }
    const page = await fetch(`http://127.0.0.1:${port}${PAGE}`);
    if (page.status !== 200) throw new Error(`${PAGE} answered ${page.status}`);
    for (const [name, { child, ended, words }] of Object.entries({ web, worker })) {
      child.kill("SIGTERM");
      const code = await ended;
      if (code !== 0) throw new Error(`${name} ended with ${code}\n${words.join("")}`);
    }
  } finally {
    for (const { child } of running) child.kill("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    await cluster.stop();
  }
}

/** Settings of a production without one address outside of this machine. */
function production(databaseUrl: string, port: number): Variables {
  const own = `http://127.0.0.1:${port}`;
  const nowhere = "http://127.0.0.1:9";
  const secret = () => randomBytes(32).toString("hex");
  return {
    HALO_MODE: "production",
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: "127.0.0.1",
    NEXTAUTH_URL: own,
    BACKEND_URL: own,
    SECRET_KEY: secret(),
    HALO_WEBHOOK_KEY: secret(),
    API_AUTH_KEY: secret(),
    OPENAI_API_KEY: secret(),
    OPENAI_BASE_URL: nowhere,
    USE_VOXIMPLANT: "true",
    VOXIMPLANT_API_URL: nowhere,
    VOXIMPLANT_ACCOUNT_ID: "1",
    VOXIMPLANT_API_KEY: secret(),
    VOXIMPLANT_APPLICATION_ID: "1",
    VOXIMPLANT_RULE_ID: "1",
    VOXIMPLANT_CALLER_ID: "+12025550100",
  };
}

function run(image: Image, command: string[], env: Variables): Running {
  const become =
    process.getuid?.() === 0
      ? ["setpriv", `--reuid=${STRANGER}`, `--regid=${STRANGER}`, "--clear-groups", "--"]
      : [];
  const [program = "", ...args] = [...become, ...command];
  const child = spawn(program, args, {
    cwd: image.dir,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => words.push(chunk));
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", (code) => resolve(code));
  });
  return { child, words, ended };
}

async function untilReady(name: string, { child, words }: Running, url: string): Promise<void> {
  const until = Date.now() + READY_MS;
  let last = "";
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    last = answer ? await answer.text() : last;
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`${name} did not become ready: ${last}\n${words.join("")}`);
    await pause(100);
  }
}
