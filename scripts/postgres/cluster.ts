import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findBinaries, type PostgresBinaries } from "./binaries";
import {
  choosePrivileges,
  giveToServer,
  launch,
  type Privileges,
  placeForPrivileges,
} from "./privileges";
import { clearStaleServer } from "./stale-server";

export type ClusterOptions = {
  /** Repository root, where node_modules is. */
  root: string;
  /** The data directory; made where it is missing. */
  dataDir: string;
  port: number;
  /** Password of the superuser `postgres`; takes effect when the directory is made. */
  password: string;
  /** False gives up durability for speed: only for databases that tests throw away. */
  durable: boolean;
  onLog: (line: string) => void;
  /** Overrides the way chosen for our user; for tests. */
  privileges?: Privileges;
};

export type Cluster = {
  pid: number;
  port: number;
  /** The address of a database of this cluster. Scheme `postgres:`. */
  url: (database: string, role?: { name: string; password: string }) => string;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop: () => Promise<void>;
};

// C.UTF-8 of the builtin provider needs no locale of the operating system and still knows
// upper and lower case of every alphabet.
const INITDB = [
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--auth=scram-sha-256",
  "--username=postgres",
];
const HASTY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
const READY_MS = 60_000;

/**
 * Starts a PostgreSQL server on 127.0.0.1, making its data directory first where needed, and
 * recovering from whatever was killed before.
 *
 * @throws Error with the server's own last words when it does not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const privileges = options.privileges ?? choosePrivileges();
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const place = placeForPrivileges(privileges, await findBinaries(options.root), options.dataDir);
  requireOwnership(place.dataDir, privileges);
  await clearStaleServer(place.dataDir);
  if (!existsSync(join(place.dataDir, "PG_VERSION"))) {
    initialize(place.binaries, place.dataDir, privileges, options.password);
  }
  const child = spawnServer(place.binaries, place.dataDir, privileges, options);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await waitUntilReady(child, options.onLog);
  return {
    pid: child.pid ?? 0,
    port: options.port,
    url: serverUrl(options.port, options.password),
    exited,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
      const impatient = setTimeout(() => child.kill("SIGQUIT"), 20_000);
      await exited;
      clearTimeout(impatient);
    },
  };
}

/** Addresses of databases of the embedded server at this port; without a role as its superuser. */
export function serverUrl(port: number, superPassword = ""): Cluster["url"] {
  return (database, role = { name: "postgres", password: superPassword }) =>
    `postgres://${role.name}:${encodeURIComponent(role.password)}@127.0.0.1:${port}/${database}`;
}

function requireOwnership(dataDir: string, privileges: Privileges): void {
  const owner = statSync(dataDir).uid;
  const me = process.getuid?.();
  if (privileges === "own" && me !== undefined && owner !== me) {
    throw new Error(
      `The data directory belongs to another user (uid ${owner}). Start HALO as that user, or give it another HALO_DATA_DIR.`,
    );
  }
}

function initialize(
  binaries: PostgresBinaries,
  dataDir: string,
  privileges: Privileges,
  password: string,
): void {
  // What an interrupted initdb left would make the next one refuse the directory.
  for (const entry of readdirSync(dataDir)) {
    rmSync(join(dataDir, entry), { recursive: true, force: true });
  }
  const passwordFile = join(dirname(dataDir), `.initdb-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveToServer(privileges, passwordFile);
  try {
    const { command, args, ...identity } = launch(
      privileges,
      binaries.initdb,
      [...INITDB, `--pwfile=${passwordFile}`, "-D", dataDir],
      { tied: false },
    );
    const made = spawnSync(command, args, {
      ...identity,
      encoding: "utf8",
      env: serverEnvironment() as NodeJS.ProcessEnv,
    });
    if (made.status !== 0) {
      throw new Error(`initdb failed: ${made.stderr || made.error?.message || made.stdout}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function spawnServer(
  binaries: PostgresBinaries,
  dataDir: string,
  privileges: Privileges,
  options: ClusterOptions,
): ChildProcess {
  const settings = [
    "listen_addresses=127.0.0.1",
    // No socket file: its path may be at most 107 bytes long, and a checkout may lie deeper.
    "unix_socket_directories=",
    `port=${options.port}`,
    "max_connections=100",
    "shared_buffers=64MB",
    "timezone=UTC",
    "log_timezone=UTC",
    // The details of an error quote rows: numbers and names.
    "log_error_verbosity=terse",
    ...(options.durable ? [] : HASTY),
  ];
  const { command, args, ...identity } = launch(
    privileges,
    binaries.postgres,
    ["-D", dataDir, ...settings.flatMap((setting) => ["-c", setting])],
    { tied: true },
  );
  return spawn(command, args, {
    ...identity,
    // A group of its own: Ctrl-C in the terminal must not reach the server before its clients.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: serverEnvironment() as NodeJS.ProcessEnv,
  });
}

/** Only what the server needs; PGDATA, PGPORT and the like of the user must not steer it. */
function serverEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

function waitUntilReady(child: ChildProcess, onLog: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const lastWords: string[] = [];
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL ${reason}:\n${lastWords.join("\n")}`));
    };
    const timer = setTimeout(() => {
      child.kill("SIGQUIT");
      fail("did not become ready");
    }, READY_MS);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => fail(`ended at its start (${signal ?? code})`));
    let rest = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        onLog(line);
        lastWords.push(line);
        if (lastWords.length > 20) lastWords.shift();
        if (line.includes("database system is ready to accept connections")) {
          clearTimeout(timer);
          resolve();
        }
      }
    });
  });
}
