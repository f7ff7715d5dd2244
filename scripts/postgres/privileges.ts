import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PostgresBinaries } from "./binaries";

/**
 * How the server's processes are run. PostgreSQL refuses uid 0:
 * - `own`: we are an ordinary user;
 * - `namespace`: root, seen as uid 1000 inside a user namespace; files stay root's own, and
 *   a checkout inside root's home works;
 * - `nobody`: root without user namespaces (most containers): the processes change to uid 65534.
 */
export type Privileges = "own" | "namespace" | "nobody";

const NOBODY = 65534;
const AS_USER = ["--user", "--map-user=1000", "--map-group=1000"];

/** Chooses the way for the user we are; probes whether user namespaces are allowed. */
export function choosePrivileges(): Privileges {
  if (process.getuid?.() !== 0) return "own";
  return spawnSync("unshare", [...AS_USER, "true"]).status === 0 ? "namespace" : "nobody";
}

/** A command line and the spawn options that carry the chosen privileges. */
export type Launch = { command: string; args: string[]; uid?: number; gid?: number };

/**
 * Wraps a PostgreSQL program. `tied` makes the kernel send SIGINT (PostgreSQL's clean "fast"
 * shutdown) when our process dies, kill -9 included; only Linux can do it.
 */
export function launch(
  privileges: Privileges,
  program: string,
  args: string[],
  options: { tied: boolean },
): Launch {
  const words = [program, ...args];
  // setpriv stands last: entering a user namespace clears the death signal again.
  if (options.tied && hasSetpriv()) words.unshift("setpriv", "--pdeathsig", "INT", "--");
  if (privileges === "namespace") words.unshift("unshare", ...AS_USER, "--");
  const [command = program, ...rest] = words;
  return privileges === "nobody"
    ? { command, args: rest, uid: NOBODY, gid: NOBODY }
    : { command, args: rest };
}

let setprivKnown: boolean | undefined;

/** True where util-linux's `setpriv --pdeathsig` is there (every Debian; not macOS). */
export function hasSetpriv(): boolean {
  setprivKnown ??=
    process.platform === "linux" &&
    spawnSync("setpriv", ["--pdeathsig", "INT", "--", "true"]).status === 0;
  return setprivKnown;
}

/**
 * Where binaries and data may live under these privileges. Uid 65534 cannot pass a directory of
 * mode 700 (root's home), so both move to /var/lib/halo-… then; otherwise they stay where they are.
 */
export function placeForPrivileges(
  privileges: Privileges,
  binaries: PostgresBinaries,
  dataDir: string,
): { binaries: PostgresBinaries; dataDir: string } {
  if (privileges !== "nobody") return { binaries, dataDir };
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  const outside = join("/var/lib", `halo-${name}`);
  let place = { binaries, dataDir };
  if (!isOpenToAll(binaries.native)) {
    const native = join(outside, "native");
    if (!existsSync(join(native, "bin", "postgres"))) {
      cpSync(binaries.native, native, { recursive: true, verbatimSymlinks: true });
    }
    const at = (file: string) => join(native, "bin", file);
    place = { ...place, binaries: { native, initdb: at("initdb"), postgres: at("postgres") } };
  }
  if (!isOpenToAll(dirname(dataDir))) place = { ...place, dataDir: join(outside, "data") };
  mkdirSync(dirname(place.dataDir), { recursive: true, mode: 0o755 });
  mkdirSync(place.dataDir, { recursive: true, mode: 0o700 });
  giveToServer(privileges, place.dataDir);
  return place;
}

function isOpenToAll(path: string): boolean {
  for (let dir = path; ; dir = dirname(dir)) {
    if (existsSync(dir) && (statSync(dir).mode & 0o001) === 0) return false;
    if (dir === dirname(dir)) return true;
  }
}

/** Makes a file or a directory with its content the server's own, where its user is not ours. */
export function giveToServer(privileges: Privileges, path: string): void {
  if (privileges !== "nobody" || statSync(path).uid === NOBODY) return;
  chownSync(path, NOBODY, NOBODY);
  if (!statSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), NOBODY, NOBODY);
  }
}
