import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildProduct } from "../../building/build-product";
import { prepareDatabase } from "../../postgres/prepare-database";
import { isAnswering } from "../../processes/is-answering";
import { type LogFile, openLogFile } from "../../processes/log-file";
import { anyFreePort } from "../../processes/ports";
import { runOnce } from "../../processes/run-once";
import { superviseChild } from "../../processes/supervised-child";
import { type SupervisedDatabase, superviseDatabase } from "../../processes/supervised-database";
import {
  planStart,
  productEnvironment,
  sandboxEnvironment,
  sandboxUrl,
  type Variables,
} from "../../product/environment";
import { type Program, programCommand } from "../../product/programs";
import { keepSecrets, rolePasswords, type Secrets } from "../../product/secrets";
import { withoutProductSettings } from "../../testing/e2e-stack";
import type { StormOptions } from "../options";
import { startBalancer } from "./balancer";

const PATIENCE_MS = 5_000;
/** A killed process is back soon, so that there is something to kill. */
const BACK_AFTER_MS = [500];

export type Victim = { name: string; pid: () => number | null; isUp: () => Promise<boolean> };

/** How many processes of each kind; without workers there is no outside world either. */
export type WorldSize = {
  webs: number;
  workers: number;
  /** What stands in front of the webs; by default what tells nothing of their readiness. */
  balance?: typeof startBalancer;
  /** Settings that differ from the product's own. */
  settings?: Variables;
};
export const STORM_SIZE: WorldSize = { webs: 2, workers: 3 };

export type WorldOptions = Pick<StormOptions, "seed" | "speed" | "keep">;

/** A whole product with several processes of each kind, on a database of its own. */
export type StormWorld = {
  dataDir: string;
  databaseUrl: string;
  /** The same as the role that may make tables. */
  ownerUrl: string;
  url: string;
  /** The web processes themselves, past the balancer. */
  webUrls: string[];
  sandboxUrl: string;
  secrets: Secrets;
  /** What may be killed: webs, workers and the database; the outside world stays. */
  victims: Victim[];
  /** Null without workers: then there is no outside world. */
  sandboxPid: () => number | null;
  stop: () => Promise<void>;
};

/** @throws Error with the last words of what did not start; everything that had started is stopped again */
export async function startWorld(
  root: string,
  options: WorldOptions,
  size: WorldSize,
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<StormWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), "halo-storm-"));
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
    if (!options.keep) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return {
      ...(await bringUp(root, options, size, dataDir, ends, report, signal)),
      dataDir,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(
  root: string,
  options: WorldOptions,
  size: WorldSize,
  dataDir: string,
  ends: (() => Promise<void>)[],
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<Omit<StormWorld, "dataDir" | "stop">> {
  const given: Variables = {
    ...withoutProductSettings(process.env),
    ...size.settings,
    SANDBOX_SPEED: String(options.speed),
    SANDBOX_SEED: options.seed,
  };
  const secrets = keepSecrets(dataDir);
  const plan = planStart(given);
  const [web = 0, webAdmin = 0, workerAdmin = 0, sandbox = 0, postgres = 0, ...own] =
    await freePorts(5 + 2 * size.webs + size.workers);
  const ports = { web, webAdmin, workerAdmin, sandbox, postgres };
  const log = (name: string): LogFile => {
    const file = openLogFile(join(dataDir, "logs"), name, false);
    ends.push(async () => file.close());
    return file;
  };

  await buildProduct(
    root,
    productEnvironment(given, plan, secrets, ports, "postgres://later"),
    report,
    signal,
  );
  const postgresLog = log("postgres");
  const database = await superviseDatabase(
    {
      root,
      dataDir: join(dataDir, "postgres"),
      port: postgres,
      password: secrets.POSTGRES_PASSWORD,
      // What is killed here must have kept its word.
      durable: true,
      onLog: (line) => postgresLog.write(`${line}\n`),
    },
    () => undefined,
    () => undefined,
    BACK_AFTER_MS,
  );
  ends.push(() => database.stop());
  const urls = await prepareDatabase(database.cluster, rolePasswords(secrets));
  const databaseUrl = urls.app;
  const env = { ...productEnvironment(given, plan, secrets, ports, databaseUrl) };
  const command = (program: Program, more: Variables) =>
    programCommand(root, program, { ...env, ...more }, { dev: false });
  const once = (program: Program, more: Variables = {}) =>
    runOnce(program, root, command(program, { HALO_PROCESS: "script", ...more }), signal);

  const victims: Victim[] = [];
  let sandboxPid: () => number | null = () => null;
  const add = async (
    name: string,
    program: Program,
    commandOf: () => ReturnType<typeof command>,
    portsOf: number[],
    ready: string,
  ) => {
    signal.throwIfAborted();
    const child = superviseChild({
      name,
      cwd: root,
      command: commandOf,
      ports: portsOf,
      isReady: () => isAnswering(ready),
      log: log(name),
      report: (line) => {
        if (program === "sandbox") report(line);
      },
      tell: () => undefined,
      onChange: () => undefined,
      restartDelaysMs: BACK_AFTER_MS,
    });
    ends.push(() => child.stop(PATIENCE_MS));
    await child.start();
    const isUp = () => isAnswering(ready);
    if (program === "sandbox") sandboxPid = () => child.pid;
    else victims.push({ name, pid: () => child.pid, isUp });
  };

  await once("migrate", { MIGRATION_DATABASE_URL: urls.owner });
  if (size.workers > 0) await addOutside();
  // Nobody dials there; a permit names the number a call would come from.
  else env.VOXIMPLANT_CALLER_ID = "+998712000101";
  const webPorts: number[] = [];
  for (let no = 1; no <= size.webs; no++) {
    const [port = 0, admin = 0] = own.splice(0, 2);
    webPorts.push(port);
    const more = { HALO_PROCESS: "web", PORT: String(port), WEB_ADMIN_PORT: String(admin) };
    const ready = `http://127.0.0.1:${admin}/readyz`;
    await add(`web-${no}`, "server", () => command("server", more), [port, admin], ready);
  }
  for (let no = 1; no <= size.workers; no++) {
    const [admin = 0] = own.splice(0, 1);
    const more = { HALO_PROCESS: "worker", WORKER_ADMIN_PORT: String(admin) };
    const ready = `http://127.0.0.1:${admin}/readyz`;
    await add(`worker-${no}`, "worker", () => command("worker", more), [admin], ready);
  }
  const balancer = await (size.balance ?? startBalancer)(web, webPorts);
  ends.push(balancer.stop);
  return {
    databaseUrl,
    ownerUrl: urls.owner,
    url: `http://127.0.0.1:${web}`,
    webUrls: webPorts.map((port) => `http://127.0.0.1:${port}`),
    sandboxUrl: sandboxUrl(ports),
    secrets,
    victims: [...victims, victimOfDatabase(database)],
    sandboxPid,
  };

  async function addOutside(): Promise<void> {
    const sandboxDir = join(dataDir, "sandbox");
    mkdirSync(sandboxDir, { recursive: true, mode: 0o700 });
    const sandboxEnv = sandboxEnvironment(given, secrets, ports, sandboxDir);
    await add(
      "sandbox",
      "sandbox",
      () => programCommand(root, "sandbox", sandboxEnv, { dev: false }),
      [sandbox],
      `${sandboxUrl(ports)}/control/health`,
    );
    const deployed = JSON.parse((await once("deploy-scenario")).trim().split("\n").at(-1) ?? "{}");
    for (const [name, value] of Object.entries(deployed)) {
      if (/^VOXIMPLANT_[A-Z_]+$/.test(name)) env[name] = String(value);
    }
  }
}

/** Its starts are counted once it is ready; this long it is then left alone. */
const LEFT_ALONE_MS = 1_000;

const victimOfDatabase = (database: SupervisedDatabase): Victim => ({
  name: "postgres",
  pid: () => database.cluster.pid,
  isUp: async () => Date.now() - database.since.getTime() > LEFT_ALONE_MS,
});

async function freePorts(count: number): Promise<number[]> {
  const taken = new Set<number>();
  while (taken.size < count) taken.add(await anyFreePort(taken));
  return [...taken];
}
