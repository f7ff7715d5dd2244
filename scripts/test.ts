import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./testing/browser";
import { type Counts, playwrightCounts, sumCounts, vitestCounts } from "./testing/counts";

const root = process.cwd();
const reports = join(root, "dist", "test");
const [which = "all", ...more] = process.argv.slice(2);
const PARTS = ["unit", "db", "e2e"] as const;
const wanted = which === "all" ? [...PARTS] : PARTS.filter((part) => part === which);
if (wanted.length === 0) {
  console.error("usage: npm test, or npm run test:unit | test:db | test:e2e [-- file …]");
  process.exit(2);
}

function run(program: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const file = join(root, "node_modules", program);
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.on(signal, () => child.kill(signal));
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function vitest(projects: string[]): Promise<Counts> {
  const report = join(reports, "vitest.json");
  const code = await run("vitest/vitest.mjs", [
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...more,
  ]);
  return vitestCounts(report, code);
}

async function playwright(): Promise<Counts> {
  const report = join(reports, "playwright.json");
  try {
    // The tests would find or get it themselves; here its words are not lost among theirs.
    await findBrowser(root);
  } catch (error) {
    console.error((error as Error).message);
    return { passed: 0, failed: 1 };
  }
  return playwrightCounts(report, await run("playwright/cli.js", ["test", ...more]));
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const began = Date.now();
const parts: Counts[] = [];
const projects = wanted.filter((part) => part !== "e2e");
if (projects.length > 0) parts.push(await vitest(projects));
if (wanted.includes("e2e")) parts.push(await playwright());
const { passed, failed } = sumCounts(parts);
console.log(`\nTests took ${Math.round((Date.now() - began) / 1_000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
