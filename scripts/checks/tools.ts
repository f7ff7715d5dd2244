import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { houseBreaches } from "./house-rules";

export type Verdict = { isGood: boolean; words: string };
export type Tool = { name: string; run: () => Promise<Verdict> };

/** Folders and files that make up the house; a missing one is left out. */
const FLOORS = ["app", "components", "db", "e2e", "lib", "sandbox", "scripts", "voxengine"];
const ENTRIES = ["server.ts", "worker.ts", "sandbox.ts", "jobs.ts", "instrumentation.ts"];

/** Every tool of `npm run check`, the slowest first. */
export function checkTools(root: string): Tool[] {
  const node = (file: string, ...args: string[]) =>
    words(root, [join("node_modules", file), ...args]);
  return [
    {
      name: "types",
      run: async () => {
        // Routes are types too: a link to a page that is not there must not compile.
        const typegen = await node("next/dist/bin/next", "typegen");
        return typegen.isGood ? node("typescript/bin/tsc", "--noEmit") : typegen;
      },
    },
    {
      name: "types of the scenario",
      run: () => node("typescript/bin/tsc", "--noEmit", "-p", "voxengine"),
    },
    {
      name: "format and lint",
      run: () =>
        node("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=200"),
    },
    { name: "house plan", run: () => housePlan(root) },
    { name: "unused", run: () => node("knip/bin/knip.js", "--no-progress") },
    {
      name: "house rules",
      run: async () => {
        const breaches = houseBreaches(root);
        return { isGood: breaches.length === 0, words: breaches.join("\n") };
      },
    },
    {
      name: "map",
      run: () => words(root, [join("scripts", "boot.mjs"), "map", "--check"]),
    },
    { name: "lock", run: () => words(root, [join("scripts", "complete-lock.mjs"), "--check"]) },
    { name: "npm ci", run: () => npmWouldInstall(root) },
  ];
}

/** The floors and rooms of the architecture; a run that saw no module proves nothing. */
async function housePlan(root: string): Promise<Verdict> {
  const bin = join("node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const places = [...FLOORS, ...ENTRIES].filter((place) => existsSync(join(root, place)));
  const args = [...places, "--config", ".dependency-cruiser.cjs", "--output-type"];
  const cruised = await words(root, [bin, ...args, "json"]);
  try {
    const { summary } = JSON.parse(cruised.words) as {
      summary: {
        totalCruised: number;
        error: number;
        violations: { rule: { name: string }; from: string; to: string }[];
      };
    };
    const breaches = summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
    if (summary.totalCruised === 0) breaches.push("no module was seen");
    return {
      isGood: summary.totalCruised > 0 && summary.error === 0,
      words: breaches.length > 0 ? breaches.join("\n") : `${summary.totalCruised} modules`,
    };
  } catch {
    return { isGood: false, words: cruised.words };
  }
}

function npmWouldInstall(root: string): Promise<Verdict> {
  const cli = process.env.npm_execpath;
  const args = ["ci", "--dry-run", "--no-audit", "--no-fund", "--loglevel=error"];
  return cli?.endsWith(".js") ? words(root, [cli, ...args]) : words(root, args, "npm");
}

function words(root: string, args: string[], program = process.execPath): Promise<Verdict> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => said.push(chunk));
    }
    child.once("error", (error) => resolve({ isGood: false, words: error.message }));
    child.once("exit", (code) => resolve({ isGood: code === 0, words: said.join("").trim() }));
  });
}
