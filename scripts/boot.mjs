// The first file of every npm script. Plain JavaScript without dependencies, valid from Node 18 on:
// it installs what the lock names, then runs scripts/<what>.ts on the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const bin = join(modules, ".bin");
const stampFile = join(modules, ".halo-stamp");

function fail(message) {
  console.error(`halo: ${message}`);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function lockStamp() {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  return hash.update(`${process.platform}-${process.arch}`).digest("hex");
}

/** True when npm's own record of node_modules already holds every package the lock asks for. */
function isInstalledByHand() {
  const wanted = readJson(join(root, "package-lock.json"))?.packages;
  const present = readJson(join(modules, ".package-lock.json"))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || present[path]?.version === entry.version || (!present[path] && entry.optional),
  );
}

function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith(".js") ? [process.execPath, [cli]] : ["npm", []];
  const result = spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
    // A production environment would leave out what builds and tests need.
    env: { ...process.env, NODE_ENV: "development", npm_config_loglevel: "error" },
  });
  return result.status === 0;
}

function install() {
  const stamp = lockStamp();
  const recorded = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
  if (recorded === stamp) return;
  if (!isInstalledByHand()) {
    const began = Date.now();
    console.log("halo: installing packages …");
    const flags = ["--no-audit", "--no-fund", "--include=dev", "--include=optional"];
    if (!npm(["ci", ...flags])) {
      console.log("halo: npm ci did not take the lock file; trying npm install");
      if (!npm(["install", ...flags])) fail("the packages could not be installed, see above");
    }
    console.log(`halo: packages installed in ${Math.round((Date.now() - began) / 1000)} s`);
  }
  writeFileSync(stampFile, lockStamp());
}

function findRuntime() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(pinned) && spawnSync(pinned, ["--version"]).status === 0) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(`Node 22.18 or newer is needed here, this is ${process.versions.node}`);
}

/** Bundles one script, so that TypeScript and the @/ alias work without a loader at run time. */
function bundle(what, env) {
  const source = join("scripts", `${what}.ts`);
  if (!existsSync(join(root, source))) fail(`there is no ${source}`);
  const out = join(root, "dist", "scripts", `${what}.mjs`);
  mkdirSync(dirname(out), { recursive: true });
  const built = spawnSync(
    join(bin, process.platform === "win32" ? "esbuild.cmd" : "esbuild"),
    [
      source,
      "--bundle",
      "--platform=node",
      "--target=node22",
      "--format=esm",
      "--packages=external",
      "--sourcemap",
      "--log-level=warning",
      `--outfile=${out}`,
    ],
    { cwd: root, stdio: "inherit", env, shell: process.platform === "win32" },
  );
  if (built.status !== 0) fail(`${source} could not be built`);
  return out;
}

const [what, ...args] = process.argv.slice(2);
if (!what || !/^[a-z][a-z-]*(\/[a-z][a-z-]*)?$/.test(what)) {
  fail("usage: node scripts/boot.mjs <start|dev|test|check|build|…> [arguments]");
}

install();
const runtime = findRuntime();
const env = {
  ...process.env,
  PATH: [dirname(runtime), bin, process.env.PATH].join(delimiter),
  NEXT_TELEMETRY_DISABLED: "1",
};
const script = bundle(what, env);

// The channel tells the script when this process is gone, even by kill -9: it then stops by itself.
const child = spawn(
  runtime,
  ["--enable-source-maps", "--conditions=react-server", script, ...args],
  {
    cwd: root,
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  },
);
child.on("error", (error) => fail(error.message));
process.on("disconnect", () => child.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
// A test that started us waits for the same word as we do.
child.on("message", (message) => process.send?.(message));
child.on("exit", (code, signal) => {
  process.exitCode = signal ? 128 + (constants.signals[signal] ?? 1) : (code ?? 1);
  process.disconnect?.();
});
