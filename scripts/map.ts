import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Draws who imports whom, as it stands in the code, into ARCHITECTURE.md. An arrow that a chain of
// others already tells is left out, so that the picture shows the order of the house.
const PLACES = [
  "app",
  "components",
  "db",
  "lib",
  "sandbox",
  "voxengine",
  "server.ts",
  "worker.ts",
  "jobs.ts",
  "sandbox.ts",
];
const BEGIN = "<!-- map: npm run map -->";
const END = "<!-- /map -->";

type Cruise = {
  modules: { source: string; dependencies: { resolved: string; dependencyTypes: string[] }[] }[];
};

const root = process.cwd();
const bin = join("node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
const args = [bin, ...PLACES, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
const cruised = spawnSync(process.execPath, args, {
  encoding: "utf8",
  maxBuffer: 256 * 1024 * 1024,
});
const { modules } = JSON.parse(cruised.stdout) as Cruise;

/** The room a file belongs to: lib by rooms, the other floors whole, the programs by name. */
function roomOf(file: string): string | null {
  const [floor = "", room = ""] = file.split("/");
  if (/\.test\.tsx?$|\/testing\//.test(file) || file.startsWith("node_modules")) return null;
  if (floor === "lib") return room.includes(".") ? null : `lib/${room}`;
  if (file.startsWith("db/seed/")) return "db/seed";
  if (file === "jobs.ts") return "worker.ts";
  if (["app", "components", "db", "sandbox", "voxengine"].includes(floor)) return floor;
  return /^(server|worker|sandbox)\.ts$/.test(file) ? file : null;
}

const arrows = new Map<string, Set<string>>();
for (const { source, dependencies } of modules) {
  const from = roomOf(source);
  if (!from) continue;
  const targets = arrows.get(from) ?? new Set<string>();
  arrows.set(from, targets);
  for (const { resolved } of dependencies) {
    const to = roomOf(resolved);
    if (to && to !== from) targets.add(to);
  }
}

function reaches(from: string, to: string, seen = new Set<string>()): boolean {
  for (const next of arrows.get(from) ?? []) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(next, to, seen)) return true;
  }
  return false;
}

const id = (room: string) => room.replace(/[^a-z]/g, "_");
const lines = [...arrows]
  .sort(([a], [b]) => a.localeCompare(b))
  .flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .sort()
      .map((to) => `  ${id(from)}["${from}"] --> ${id(to)}["${to}"]`),
  );
const map = ["```mermaid", "flowchart TD", ...lines, "```"].join("\n");

const file = join(root, "ARCHITECTURE.md");
const text = readFileSync(file, "utf8");
const [before, rest] = text.split(BEGIN);
const after = rest?.split(END)[1];
if (after === undefined) throw new Error(`ARCHITECTURE.md lacks ${BEGIN} … ${END}`);
const drawn = `${before}${BEGIN}\n${map}\n${END}${after}`;
if (process.argv.includes("--check")) {
  if (drawn !== text) {
    console.error("the map in ARCHITECTURE.md is old; run: npm run map");
    process.exit(1);
  }
} else {
  writeFileSync(file, drawn);
  console.log(`${modules.length} modules, ${lines.length} arrows`);
}
