import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stop } from "esbuild";
import { buildScenario } from "../build-scenario";
import type { Variables } from "../product/environment";
import { bundlePrograms } from "./bundle-programs";
import { hashSource } from "./source-hash";

/**
 * Builds pages, programs and the scenario where the source changed since the last build.
 * @param env what `next build` sees; no setting of it is built in
 * @returns seconds the build took, or null where the last one still fits
 * @throws Error when a step fails; its words are on the terminal then
 */
export async function buildProduct(
  root: string,
  env: Variables,
  report: (line: string) => void,
): Promise<number | null> {
  const stamp = join(root, "dist", "build.json");
  const hash = hashSource(root);
  if (existsSync(join(root, ".next", "BUILD_ID")) && readStamp(stamp) === hash) return null;
  report("building …");
  const began = Date.now();
  rmSync(stamp, { force: true });
  mkdirSync(join(root, "dist"), { recursive: true });
  try {
    await Promise.all([bundlePrograms(root), buildScenario(), buildPages(root, env)]);
  } finally {
    // Its service process would go on for as long as ours, with 400 MB.
    await stop();
  }
  writeFileSync(stamp, `${JSON.stringify({ hash })}\n`);
  return (Date.now() - began) / 1_000;
}

function readStamp(file: string): string | null {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { hash: string }).hash;
  } catch {
    return null;
  }
}

function buildPages(root: string, env: Variables): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = join(root, "node_modules", "next", "dist", "bin", "next");
    const child = spawn(process.execPath, [next, "build"], {
      cwd: root,
      env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const words: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => words.push(chunk));
    }
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`next build failed\n${words.join("")}`)),
    );
  });
}
