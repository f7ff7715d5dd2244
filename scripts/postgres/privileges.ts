import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import type { PostgresBinaries } from "./binaries";

/**
 * How the server's processes are run. PostgreSQL refuses uid 0, and initdb a uid without a name:
 * - `own`: we are an ordinary user;
 * - `namespace`: we are root or nameless, and seen as another user inside a user namespace; files
 *   stay our own, and a checkout inside root's home works;
 * - `nobody`: root without user namespaces (most containers): the processes change to uid 65534.
 */
export type Privileges = "own" | "namespace" | "nobody";

const NOBODY = 65534;

/** Chooses the way for the user we are; probes whether user namespaces are allowed. */
export function choosePrivileges(): Privileges {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return "own";
  if (spawnSync("unshare", [...asAnotherUser(), "true"]).status === 0) return "namespace";
  return isRoot ? "nobody" : "own";
}

function hasName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/** Any user of this machine but root will do: it only has to have a name. */
function asAnotherUser(): string[] {
  const users = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8") : "";
  const uid = users
    .split("\n")
    .map((line) => Number(line.split(":")[2]))
    .find((number) => number > 0);
  return ["--user", `--map-user=${uid ?? 1}`, `--map-group=${uid ?? 1}`];
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
  // setpriv stands last: entering a user namespace clears the death signal again.
  const words = options.tied ? tied("INT", [program, ...args]) : [program, ...args];
  if (privileges === "namespace") words.unshift("unshare", ...asAnotherUser(), "--");
  const [command = program, ...rest] = words;
  return privileges === "nobody"
    ? { command, args: rest, uid: NOBODY, gid: NOBODY }
    : { command, args: rest };
}

/**
 * A command line whose process gets `signal` from the kernel when ours dies, kill -9 included;
 * unchanged where the system cannot do that.
 */
export function tied(signal: "INT" | "TERM", words: string[]): [string, ...string[]] {
  const prefix = hasSetpriv() ? ["setpriv", "--pdeathsig", signal, "--"] : [];
  const [program = "", ...args] = [...prefix, ...words];
  return [program, ...args];
}

let setprivKnown: boolean | undefined;

/** True where util-linux's `setpriv --pdeathsig` is there (every Debian; not macOS). */
function hasSetpriv(): boolean {
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
