import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A Chromium and the variables it must be started with. `executablePath` undefined: Playwright's own. */
export type Browser = { executablePath: string | undefined; env: Record<string, string> };

/**
 * Finds a Chromium, getting one where there is none:
 * `$CHROMIUM_PATH`; one on PATH; the one inside an npm package (Linux x64, needs no root and no
 * package manager); the distribution's; Playwright's own download.
 *
 * @throws Error when none of them works here
 */
export async function findBrowser(root: string): Promise<Browser> {
  const wished = process.env.CHROMIUM_PATH?.trim();
  if (wished) return { executablePath: wished, env: {} };
  const installed = onPath([
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
  ]);
  if (installed) return { executablePath: installed, env: {} };
  const packed = await unpack(root);
  if (packed && canRun(packed)) return packed;
  const fromDistribution = installFromDistribution();
  if (fromDistribution) return { executablePath: fromDistribution, env: {} };
  return playwrightsOwn(root);
}

function onPath(names: string[]): string | null {
  for (const dir of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const file = join(dir, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {}
    }
  }
  return null;
}

async function unpack(root: string): Promise<Browser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const packageDir = join(root, "node_modules", "@sparticuz", "chromium");
  if (!existsSync(packageDir)) return null;
  const place = join(root, "node_modules", ".cache", "halo-chromium");
  if (!existsSync(place)) await unpackInto(place, join(packageDir, "bin"));
  return {
    executablePath: join(place, "chromium"),
    env: {
      // The libraries that come along (NSS and friends); a desktop has its own, a server has none.
      LD_LIBRARY_PATH: [join(place, "al2023", "lib"), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(delimiter),
    },
  };
}

/** The package unpacks into the system's temporary directory; ours is a draft renamed at the end. */
async function unpackInto(place: string, bin: string): Promise<void> {
  const draft = `${place}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    await chromium.executablePath(bin);
    await inflate(join(bin, "al2023.tar.br"));
    renameSync(draft, place);
  } catch (error) {
    // Another process may have been faster; its copy is as good.
    if (!existsSync(place)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(draft, { recursive: true, force: true });
  }
}

function canRun({ executablePath, env }: Browser): boolean {
  if (!executablePath) return false;
  const { status } = spawnSync(executablePath, ["--version"], {
    env: { ...process.env, ...env },
    timeout: 20_000,
  });
  return status === 0;
}

function installFromDistribution(): string | null {
  if (process.getuid?.() !== 0 || !onPath(["apt-get"])) return null;
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=180", "-q", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  if (!apt("update") || !apt("install", "-y", "--no-install-recommends", "chromium")) return null;
  return onPath(["chromium"]);
}

function playwrightsOwn(root: string): Browser {
  const cli = join(root, "node_modules", "playwright", "cli.js");
  const got = spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
  if (got.status === 0) return { executablePath: undefined, env: {} };
  throw new Error("No Chromium found and none could be installed. Set CHROMIUM_PATH to one.");
}
