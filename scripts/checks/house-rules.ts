import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

const FOLDERS = ["app", "components", "db", "e2e", "lib", "sandbox", "scripts", "voxengine"];
const CODE = /\.(ts|tsx|mjs|css)$/;
const TEST = /\.(test|spec)\.tsx?$/;
const MAX_FILES = 15;
/** Lines a file may have at most, by the last part of its path. */
const MAX_LINES: [RegExp, number][] = [
  [/^app\/.*\/page\.tsx$/, 60],
  [/^app\/.*\/route\.ts$/, 20],
  [/^worker\.ts$/, 60],
];
const VAGUE_NAMES =
  /(^|[-/.])(utils?|helpers?|common|misc|shared|manager|service)([-/.]|$)|\/(types|constants)\.ts$/;
/** What must not be written anywhere, and why. */
const BANNED: [RegExp, string, RegExp?][] = [
  [/\b(TODO|FIXME|XXX|HACK)\b/, "an unfinished thought"],
  [/@ts-(ignore|nocheck|expect-error)/, "silences the compiler"],
  [/biome-ignore/, "silences the linter"],
  [/\bas any\b/, "gives up on types"],
  [/\.(skip|only|fixme|todo)\(/, "a test that does not run"],
  [/waitForTimeout|networkidle/, "a test that waits by the clock"],
  [/\bretry: [1-9]|\bretries: [2-9]/, "a test that may fail", /\.config\.ts$|\.(test|spec)\.ts$/],
  [/#[0-9a-fA-F]{6}\b/, "a color outside of app/globals.css", /^(components|app)\/.*\.tsx$/],
];

/** Rules of the house that no other tool knows. Returns one line for each breach. */
export function houseBreaches(root: string): string[] {
  const files = [
    ...readdirSync(root).filter((name) => /\.(ts|mjs)$/.test(name) && name !== "next-env.d.ts"),
    ...FOLDERS.flatMap((folder) => filesBelow(root, folder)),
  ];
  const code = files.filter((file) => CODE.test(file) && !file.startsWith("db/migrations/"));
  return [
    ...crowdedFolders(code),
    ...code.flatMap((file) => vagueName(file)),
    ...code.flatMap((file) => [
      ...tooLong(file, readFileSync(join(root, file), "utf8")),
      ...banned(file, readFileSync(join(root, file), "utf8")),
    ]),
  ];
}

function filesBelow(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}

function crowdedFolders(files: string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files.filter((name) => !TEST.test(name) && dirname(name) !== ".")) {
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > MAX_FILES)
    .map(([folder, count]) => `${folder}: ${count} files, at most ${MAX_FILES}`);
}

function vagueName(file: string): string[] {
  if (file === "db/schema/index.ts") return [];
  if (/^index\.tsx?$/.test(basename(file))) return [`${file}: no index files`];
  return VAGUE_NAMES.test(file) ? [`${file}: name what it holds`] : [];
}

function tooLong(file: string, text: string): string[] {
  const [, limit] = MAX_LINES.find(([pattern]) => pattern.test(file)) ?? [];
  const lines = text.split("\n").length - 1;
  return limit && lines > limit ? [`${file}: ${lines} lines, at most ${limit}`] : [];
}

function banned(file: string, text: string): string[] {
  if (file === "scripts/checks/house-rules.ts") return [];
  return BANNED.flatMap(([pattern, why, where]) => {
    if (where && !where.test(file)) return [];
    const line = text.split("\n").findIndex((words) => pattern.test(words));
    return line < 0 ? [] : [`${file}:${line + 1}: ${why}`];
  });
}
