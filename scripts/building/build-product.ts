import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stop } from "esbuild";
import { runOnce } from "../processes/run-once";
import type { Variables } from "../product/environment";
import { buildScenario } from "./build-scenario";
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
  signal?: AbortSignal,
): Promise<number | null> {
  const stamp = join(root, "dist", "build.json");
  const hash = hashSource(root);
  if (existsSync(join(root, ".next", "BUILD_ID")) && readStamp(stamp) === hash) return null;
  report("building …");
  const began = Date.now();
  rmSync(stamp, { force: true });
  mkdirSync(join(root, "dist"), { recursive: true });
  try {
    await Promise.all([bundlePrograms(root), buildScenario(), buildPages(root, env, signal)]);
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

async function buildPages(root: string, env: Variables, signal?: AbortSignal): Promise<void> {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const own = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const command = { program: process.execPath, args: [next, "build"], env: { ...env, ...own } };
  await runOnce("next build", root, command, signal);
}
