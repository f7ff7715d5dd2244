import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Patch } from "./mutants";

export type ScratchCopy = {
  root: string;
  /** Puts the patches in. @throws Error when one no longer fits its file. @returns a function that takes them out */
  apply: (patches: readonly Patch[]) => () => void;
  remove: () => void;
};

/** A copy of the working tree, what git ignores left out; the packages are shared with the original. */
export function makeScratchCopy(root: string): ScratchCopy {
  const listed = spawnSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  if (listed.status !== 0) throw new Error(`git does not list the files: ${listed.stderr}`);
  const copy = mkdtempSync(join(tmpdir(), "halo-mutants-"));
  for (const file of new Set(listed.stdout.split("\0"))) {
    if (file) cpSync(join(root, file), join(copy, file), { force: true, recursive: true });
  }
  const [from, to] = [join(root, "node_modules"), join(copy, "node_modules")];
  // Hard links cost nothing and look like a real installation; across file systems a link must do.
  if (spawnSync("cp", ["-al", from, to]).status !== 0) {
    rmSync(to, { recursive: true, force: true });
    symlinkSync(from, to);
  }
  return {
    root: copy,
    apply(patches) {
      const before = new Map<string, string>();
      const files = new Map<string, string>();
      for (const { file, find, put } of patches) {
        const text = files.get(file) ?? readFileSync(join(copy, file), "utf8");
        if (!before.has(file)) before.set(file, text);
        const parts = text.split(find);
        if (parts.length !== 2)
          throw new Error(`a patch of ${file} no longer applies: found ${parts.length - 1} times`);
        files.set(file, parts.join(put));
      }
      for (const [file, text] of files) writeFileSync(join(copy, file), text);
      return () => {
        for (const [file, text] of before) writeFileSync(join(copy, file), text);
      };
    },
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}
