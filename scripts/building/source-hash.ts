import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["app", "components", "db", "lib", "public", "sandbox", "scripts", "voxengine"];
const ROOT_FILES = /\.(ts|mjs|json)$/;
const NOT_BUILT = /\.(test|spec)\.tsx?$|\.md$|^biome\.json$|^knip\.json$|^(vitest|playwright)\./;

/** A hash over every file that goes into a build, by path and content. */
export function hashSource(root: string): string {
  const files = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && ROOT_FILES.test(entry.name) && !entry.name.startsWith("."))
    .map((entry) => entry.name);
  for (const folder of FOLDERS) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length + 1));
    }
  }
  const hash = createHash("sha256").update(process.version);
  for (const file of files.filter((name) => !NOT_BUILT.test(name)).sort()) {
    // Next writes these two by itself.
    if (file === "next-env.d.ts" || file === "tsconfig.json") continue;
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
