import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Guard } from "./mutants";

export type Noticed = {
  /** True: the guard saw the harm itself; an error of its own does not count. */
  isCaught: boolean;
  /** What it said. */
  words: string;
};

const TESTS_MS = 3 * 60_000;
const STORM_MS = 8 * 60_000;

/** Lets the guard look at the copy. @throws Error where it could not look */
export async function runGuard(root: string, guard: Guard, signal: AbortSignal): Promise<Noticed> {
  if (guard.kind === "tests") return runTests(root, guard.files, signal);
  const script = `storm/${guard.kind}`;
  const { output } = await run(root, ["scripts/boot.mjs", script, ...guard.args], STORM_MS, signal);
  return guard.kind === "storm" ? readStorm(output) : readDurable(output);
}

type Report = {
  testResults: {
    name: string;
    message: string;
    assertionResults: { title: string; status: string }[];
  }[];
};

async function runTests(
  root: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<Noticed> {
  const report = join(root, "dist", "mutant.json");
  rmSync(report, { force: true });
  const args = ["run", ...files, "--reporter=json", `--outputFile=${report}`];
  const { output } = await run(root, ["node_modules/vitest/vitest.mjs", ...args], TESTS_MS, signal);
  const { testResults } = readReport(report, output);
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  // A file that does not even load says nothing of what it guards.
  if (testResults.length !== files.length || testResults.some((file) => file.message !== ""))
    throw new Error(`tests did not run: ${testResults.map(({ message }) => message).join("; ")}`);
  const failed = all.filter(({ status }) => status === "failed");
  return {
    isCaught: failed.length > 0,
    words: failed.length > 0 ? `test "${failed[0]?.title}"` : `${all.length} tests passed`,
  };
}

function readReport(file: string, output: string): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    throw new Error(`tests left no report: ${output.slice(-500)}`);
  }
}

function readStorm(output: string): Noticed {
  const [, table] = output.split(/^harm +calls$/m);
  if (table === undefined) throw new Error(`the storm was not held: ${output.slice(-500)}`);
  const harms = [...table.matchAll(/^ {2}(\S.*?) +(\d+)$/gm)].filter(
    ([, , count]) => count !== "0",
  );
  return {
    isCaught: harms.length > 0,
    words:
      harms.length > 0
        ? `storm: ${harms.map(([, harm, count]) => `${harm} ${count}`).join(", ")}`
        : "no harm in a storm",
  };
}

function readDurable(output: string): Noticed {
  const missing = /missing in their timelines (\d+)/.exec(output)?.[1];
  if (missing === undefined) throw new Error(`the load was not held: ${output.slice(-500)}`);
  return { isCaught: missing !== "0", words: `acknowledged, but missing: ${missing}` };
}

/** Its output, both streams. @throws Error when it takes too long or `signal` is aborted */
function run(
  root: string,
  args: readonly string[],
  mostMs: number,
  signal: AbortSignal,
): Promise<{ output: string }> {
  return new Promise((resolve, reject) => {
    const stop = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
    const child = spawn(process.execPath, [...args], {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
      signal: stop,
      // It stops its own processes then.
      killSignal: "SIGTERM",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => {
        output += part;
      });
    }
    let failure: Error | null = null;
    child.once("error", (error) => {
      failure = error;
    });
    child.once("close", () => (failure ? reject(failure) : resolve({ output })));
  });
}
