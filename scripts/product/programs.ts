import { join } from "node:path";
import type { Command } from "../processes/supervised-child";
import type { Variables } from "./environment";

export type Program =
  | "server"
  | "worker"
  | "sandbox"
  | "migrate"
  | "seed"
  | "deploy-scenario"
  | "users";

const SOURCES: Record<Program, string> = {
  server: "server.ts",
  worker: "worker.ts",
  sandbox: "sandbox.ts",
  migrate: "scripts/migrate.ts",
  seed: "db/seed/cli.ts",
  "deploy-scenario": "scripts/deploy-scenario.ts",
  users: "scripts/users.ts",
};

/** Programs that development starts again whenever a file they read changes. */
const WATCHED: ReadonlySet<Program> = new Set(["worker", "sandbox"]);

/**
 * The processes mostly wait for others, so memory matters more than the last percent of speed: a young generation of at
 * most so many MB. `--optimize-for-size` costs more than it saves: under load it collects the whole heap several times a
 * second.
 */
const HEAP: Partial<Record<Program, string[]>> = {
  server: ["--max-semi-space-size=16"],
  worker: ["--max-semi-space-size=8"],
  sandbox: ["--max-semi-space-size=4"],
};

/**
 * The C library gives back what is free at its end of the heap from 1 MiB on, and keeps two heaps instead of eight for
 * each processor: some 100 MB of all processes after their start (mallopt(3), "Environment variables"; glibc only).
 */
const MALLOC = { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "1048576" };

/** The command line of a program: its bundle, or in development its source. */
export function programCommand(
  root: string,
  program: Program,
  env: Variables,
  options: { dev: boolean; args?: string[] },
): Command {
  const args = options.args ?? [];
  if (!options.dev) {
    return {
      program: process.execPath,
      args: [...(HEAP[program] ?? []), join("dist", `${program}.mjs`), ...args],
      env: { ...MALLOC, ...env, NODE_ENV: "production" },
    };
  }
  const tsx = join(root, "node_modules", "tsx", "dist");
  const loader = WATCHED.has(program)
    ? [join(tsx, "cli.mjs"), "watch", "--clear-screen=false", "--conditions=react-server"]
    : ["--conditions=react-server", "--import", join(tsx, "esm", "index.mjs")];
  return {
    program: process.execPath,
    args: [...loader, SOURCES[program], ...args],
    env: { ...env, NODE_ENV: "development" },
  };
}
