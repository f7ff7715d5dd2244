import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Variables } from "../product/environment";
import { readRun } from "../product/run-file";
import { startImage } from "./image/start-image";

/** A user nobody has: no name, no home but the one we give it, no rights. */
const STRANGER = 64_321;
const LIMIT_MS = 600_000;

export type FreshStart = {
  /** "stranger" where root could become one, otherwise "self". */
  user: "stranger" | "self";
  firstSeconds: number;
  /** What of the first start took how long, in the product's own words: packages wait for the network. */
  firstParts: string[];
  secondSeconds: number;
  /** The Dockerfile's steps with what the start installed and built, then web and worker from their outcome. */
  imageSeconds: number;
};

/**
 * Clones the last commit, starts it with `npm start` as an unprivileged user with an empty home,
 * asks /readyz, stops it, and starts it once more. Then does the same with what the Dockerfile makes of it.
 * @throws Error with the product's words when a start fails or does not stop cleanly
 */
export async function freshStart(root: string): Promise<FreshStart> {
  const place = mkdtempSync(join(tmpdir(), "halo-fresh-"));
  const clone = join(place, "halo");
  const home = join(place, "home");
  const isRoot = process.getuid?.() === 0;
  try {
    chmodSync(place, 0o755);
    must("git", ["clone", "--quiet", "--no-hardlinks", root, clone]);
    mkdirSync(home);
    if (isRoot) must("chown", ["-R", `${STRANGER}:${STRANGER}`, clone, home]);
    const env = strangersEnvironment(home);
    const first = await startAndStop(clone, env, isRoot);
    const second = await startAndStop(clone, env, isRoot);
    if (isRoot && statSync(join(clone, ".halo", "secrets.json")).uid !== STRANGER) {
      throw new Error("the product did not run as the unprivileged user");
    }
    const imageSeconds = await startImage(root, clone, buildEnvironment(home), () => undefined);
    return {
      user: isRoot ? "stranger" : "self",
      firstSeconds: first.seconds,
      firstParts: first.words.match(/\w+(?: \w+)* in \d+ s$/gm) ?? [],
      secondSeconds: second.seconds,
      imageSeconds,
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** For the image, whose own Node is the pinned one that runs us. */
export function buildEnvironment(home: string): Variables {
  const given = strangersEnvironment(home);
  return { ...given, PATH: [dirname(process.execPath), given.PATH].join(":") };
}

function strangersEnvironment(home: string): Variables {
  const registry = spawnSync("npm", ["config", "get", "registry"], { encoding: "utf8" });
  // Where a network's own certificate stands before the registry, nothing is installed without it.
  const certificates = process.env.NODE_EXTRA_CA_CERTS;
  return {
    HOME: home,
    PATH: process.env.PATH?.split(":")
      .filter((dir) => !dir.includes("node_modules"))
      .join(":"),
    LANG: "C.UTF-8",
    PORT: "0",
    ...(registry.status === 0 ? { npm_config_registry: registry.stdout.trim() } : {}),
    ...(certificates ? { NODE_EXTRA_CA_CERTS: certificates } : {}),
  };
}

async function startAndStop(
  clone: string,
  env: Variables,
  isRoot: boolean,
): Promise<{ seconds: number; words: string }> {
  const began = Date.now();
  const become = isRoot
    ? ["setpriv", `--reuid=${STRANGER}`, `--regid=${STRANGER}`, "--clear-groups", "--"]
    : [];
  const [command = "npm", ...args] = [...become, "npm", "start"];
  const child = spawn(command, args, {
    cwd: clone,
    env: env as NodeJS.ProcessEnv,
    // A group of its own, so that everything of it can be asked to stop, as Ctrl-C does.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => words.push(chunk));
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  try {
    await untilReady(clone, child);
  } catch (error) {
    signalGroup(child, "SIGKILL");
    throw new Error(`${(error as Error).message}\n${words.join("")}`);
  }
  const seconds = (Date.now() - began) / 1_000;
  signalGroup(child, "SIGINT");
  await ended;
  const said = words.join("");
  if (!said.includes("stopped")) throw new Error(`it did not stop cleanly\n${said}`);
  return { seconds, words: said };
}

async function untilReady(clone: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + LIMIT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (Date.now() > until) throw new Error("npm start took too long");
    const run = readRun(join(clone, ".halo"));
    if (run?.ready) {
      const answer = await fetch(`http://127.0.0.1:${run.ports.web}/readyz`);
      if (answer.ok) return;
      throw new Error(`/readyz answered ${answer.status}: ${await answer.text()}`);
    }
    await pause(100);
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid) process.kill(-child.pid, signal);
}

function must(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${stderr}`);
}
