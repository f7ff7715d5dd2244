// Completes package-lock.json with optional packages of other platforms.
// A registry that lacks them makes npm leave them out of the lock, and `npm ci` then refuses the
// lock ("Missing: … from lock file"). An entry of version, os and cpu is all npm needs to skip them.
// Usage: node scripts/complete-lock.mjs [--check]; the check changes nothing and exits with 1
// where something is missing or an address of a registry is recorded.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const packages = lock.packages;

const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

/** Where Node would look for a package from a place in node_modules, nearest first. */
function placesOf(name, from) {
  const places = [];
  for (let base = from; ; ) {
    places.push(`${base ? `${base}/` : ""}node_modules/${name}`);
    if (!base) return places;
    base = base.slice(0, base.lastIndexOf("node_modules/")).replace(/\/$/, "");
  }
}

function platformOf(name) {
  const words = name.split(/[/@-]+/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (words.includes("windows")) os.push("win32");
  const isMusl = words.some((word) => word.startsWith("musl"));
  return {
    ...(isMusl ? { libc: ["musl"] } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(cpu.length > 0 ? { cpu } : {}),
  };
}

const missing = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (placesOf(name, path).some((place) => packages[place])) continue;
    missing.push({ place: `node_modules/${name}`, name, version: String(version), dev: entry.dev });
  }
}
const addressed = Object.entries(packages).filter(([, entry]) =>
  entry.resolved?.startsWith("http"),
);

if (process.argv.includes("--check")) {
  for (const { name } of missing) console.error(`package-lock.json lacks ${name}`);
  for (const [path] of addressed) console.error(`package-lock.json records an address for ${path}`);
  if (missing.length + addressed.length > 0) console.error("run: npm run lock");
  process.exit(missing.length + addressed.length > 0 ? 1 : 0);
}

for (const { place, name, version, dev } of missing) {
  packages[place] = { version, ...platformOf(name), ...(dev ? { dev: true } : {}), optional: true };
}
for (const [, entry] of addressed) delete entry.resolved;
lock.packages = Object.fromEntries(
  Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `${missing.length} packages of other platforms added, ${addressed.length} addresses removed`,
);
