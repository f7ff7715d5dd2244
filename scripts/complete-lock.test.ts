import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "halo-lock-"));
  mkdirSync(join(root, "scripts"));
  cpSync("scripts/complete-lock.mjs", join(root, "scripts", "complete-lock.mjs"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lock = () => join(root, "package-lock.json");
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, "scripts", "complete-lock.mjs"), ...args], {
    encoding: "utf8",
  });

it("adds what the registry had not, and finds nothing more to do", () => {
  const packages = {
    "": { optionalDependencies: { "tool-darwin-arm64": "1.0.0" } },
    "node_modules/tool": {
      version: "2.0.0",
      dev: true,
      resolved: "https://registry.invalid/tool.tgz",
      optionalDependencies: { "@tool/linux-x64-musl": "2.0.0", "@tool/nested-win32-ia32": "2.0.0" },
    },
    "node_modules/tool/node_modules/@tool/nested-win32-ia32": { version: "2.0.0", optional: true },
  };
  writeFileSync(lock(), JSON.stringify({ lockfileVersion: 3, packages }));
  expect(run("--check").status).toBe(1);
  expect(run().status).toBe(0);
  expect(run("--check")).toMatchObject({ status: 0, stderr: "" });

  const done = JSON.parse(readFileSync(lock(), "utf8")).packages;
  expect(done["node_modules/tool-darwin-arm64"]).toEqual({
    version: "1.0.0",
    os: ["darwin"],
    cpu: ["arm64"],
    optional: true,
  });
  expect(done["node_modules/@tool/linux-x64-musl"]).toEqual({
    version: "2.0.0",
    os: ["linux"],
    cpu: ["x64"],
    libc: ["musl"],
    dev: true,
    optional: true,
  });
  expect(done["node_modules/@tool/nested-win32-ia32"]).toBeUndefined();
  expect(done["node_modules/tool"].resolved).toBeUndefined();
});
