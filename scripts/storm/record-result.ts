import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

/**
 * Writes what a proof found to `bench/results/<name>.json`, with the commit and the machine it was found on.
 * @returns the file's path below `root`
 */
export function recordResult(root: string, name: string, result: object): string {
  const path = join("bench", "results", `${name}.json`);
  mkdirSync(join(root, "bench", "results"), { recursive: true });
  const full = { at: new Date().toISOString(), commit: commitOf(root), machine, ...result };
  writeFileSync(join(root, path), `${JSON.stringify(full, null, 2)}\n`);
  return path;
}

const machine = {
  cores: cpus().length,
  processor: cpus()[0]?.model.trim(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
};

/** With a plus where files differ from it. */
function commitOf(root: string): string | null {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8" });
  const commit = git("rev-parse", "--short=12", "HEAD").stdout?.trim();
  if (!commit) return null;
  const isChanged = git("status", "--porcelain", "--untracked-files=no").stdout?.trim() !== "";
  return isChanged ? `${commit}+` : commit;
}
