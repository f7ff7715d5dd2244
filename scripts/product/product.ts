import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "@/lib/env";
import { buildProduct } from "../building/build-product";
import { type DatabaseUrls, prepareDatabase } from "../postgres/prepare-database";
import { isAnswering } from "../processes/is-answering";
import { runOnce } from "../processes/run-once";
import { superviseDatabase } from "../processes/supervised-database";
import { choosePorts } from "./choose-ports";
import {
  type Plan,
  planStart,
  productEnvironment,
  sandboxEnvironment,
  sandboxUrl,
  type Variables,
} from "./environment";
import { gatherParts, type Parts } from "./parts";
import { type Program, programCommand } from "./programs";
import { endLeftovers, type Ports, type Run } from "./run-file";
import { keepSecrets, rolePasswords, type Secrets } from "./secrets";
import { seedOnce } from "./seed-once";

export type ProductOptions = {
  root: string;
  /** Where secrets, database, sandbox and logs are kept. */
  dataDir: string;
  /** The user's environment; it decides mode, ports and everything it names. */
  given: Variables;
  /** True: from the sources, with reload; nothing is built. */
  dev: boolean;
  /** False: the database may forget everything at a power cut (tests). */
  durable: boolean;
  /** Also shows the processes' logs on the terminal. */
  echoLogs: boolean;
  report: (line: string) => void;
  /** Aborting it gives the start up. */
  signal: AbortSignal;
};

export type Product = {
  run: () => Run;
  /** Deploys the scenario of the sources again. */
  deploy: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Brings up the whole product and keeps it alive until `stop`.
 * @throws EnvError naming every wrong setting; Error with the last words of what did not start;
 *   the signal's reason. Whatever had started is stopped again before that.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { dataDir, given } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  await endLeftovers(dataDir);
  const plan = planStart(given);
  const externalUrl = given.DATABASE_URL?.trim() || null;
  // Production names its secrets itself; only an embedded database still needs its passwords kept.
  const secrets = plan.mode === "demo" || !externalUrl ? keepSecrets(dataDir) : null;
  // Judged before anything is started: a wrong setting should cost a second, not a build.
  aboutProduct(given, plan, secrets, NO_PORTS, externalUrl ?? "postgres://later");
  const parts = gatherParts(options);
  const aborted = new Promise<never>((_, reject) => {
    options.signal.addEventListener("abort", () => reject(options.signal.reason), { once: true });
  });
  try {
    const start = bringUp({ ...options, plan, secrets, externalUrl, parts });
    const deploy = await Promise.race([start, aborted]);
    return { run: parts.run, deploy, stop: parts.stop };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

type Given = ProductOptions & {
  plan: Plan;
  secrets: Secrets | null;
  externalUrl: string | null;
  parts: Parts;
};

const NO_PORTS: Ports = { web: 0, webAdmin: 0, workerAdmin: 0, sandbox: 0, postgres: 0 };

/** What the run file will say. @throws EnvError naming every wrong setting */
function aboutProduct(
  given: Variables,
  plan: Plan,
  secrets: Secrets | null,
  ports: Ports,
  databaseUrl: string,
): Omit<Run, "ready" | "children"> {
  const settings = parseEnv(productEnvironment(given, plan, secrets, ports, databaseUrl));
  return {
    supervisor: process.pid,
    mode: settings.HALO_MODE,
    telephony: settings.telephony,
    url: settings.NEXTAUTH_URL,
    sandboxUrl: plan.sandbox ? sandboxUrl(ports) : null,
    ports,
  };
}

async function bringUp(given: Given): Promise<() => Promise<void>> {
  const { root, dev, plan, secrets, parts, report, signal } = given;
  if (!dev) {
    const env = productEnvironment(given.given, plan, secrets, NO_PORTS, "postgres://later");
    const seconds = await buildProduct(root, env, report, signal);
    if (seconds !== null) report(`built in ${seconds.toFixed(0)} s`);
  }
  signal.throwIfAborted();
  // Chosen after the build, which may take longer than a free port stays free.
  const ports = await choosePorts(given.dataDir, Number(given.given.PORT?.trim() || 3000));
  const urls = given.externalUrl
    ? externalUrls(given.externalUrl, given.given)
    : await startDatabase(given, ports);
  const databaseUrl = urls.app;
  const env = { ...productEnvironment(given.given, plan, secrets, ports, databaseUrl) };
  const about = aboutProduct(given.given, plan, secrets, ports, databaseUrl);
  parts.setAbout({ ...about, ports: given.externalUrl ? { ...ports, postgres: 0 } : ports });

  const command = (program: Program, more: Variables, args: string[] = []) =>
    programCommand(root, program, { ...env, ...more }, { dev, args });
  const once = (program: Program, args: string[] = [], more: Variables = {}) =>
    runOnce(program, root, command(program, { HALO_PROCESS: "script", ...more }, args), signal);
  const deploy = async () => {
    Object.assign(env, deployedSettings(await once("deploy-scenario")));
  };

  await once("migrate", [], { MIGRATION_DATABASE_URL: urls.owner });
  if (plan.sandbox) {
    const isNew = await seedOnce(urls.owner, async () => void (await once("seed", ["demo"])));
    if (isNew) report("demo people and calls put in");
  }
  if (plan.sandbox && secrets) {
    const sandboxDir = join(given.dataDir, "sandbox");
    mkdirSync(sandboxDir, { recursive: true, mode: 0o700 });
    const sandboxEnv = sandboxEnvironment(given.given, secrets, ports, sandboxDir);
    await parts.add({
      name: "sandbox",
      cwd: root,
      command: () => programCommand(root, "sandbox", sandboxEnv, { dev }),
      ports: [ports.sandbox],
      isReady: () => isAnswering(`${sandboxUrl(ports)}/control/health`),
      afterReady: deploy,
    });
  }
  await parts.add({
    name: "worker",
    cwd: root,
    command: () => command("worker", { HALO_PROCESS: "worker" }),
    ports: [ports.workerAdmin],
    isReady: () => isAnswering(`http://127.0.0.1:${ports.workerAdmin}/readyz`),
  });
  await parts.add({
    name: "web",
    cwd: root,
    command: () => command("server", { HALO_PROCESS: "web" }),
    ports: [ports.web, ports.webAdmin],
    isReady: () => isAnswering(`http://127.0.0.1:${ports.webAdmin}/readyz`),
  });
  parts.markReady();
  return deploy;
}

/** Without an owner's address the one role both migrates and runs; the doctor tells what that costs. */
function externalUrls(app: string, given: Variables): DatabaseUrls {
  return { app, owner: given.MIGRATION_DATABASE_URL?.trim() || app };
}

async function startDatabase(given: Given, ports: Ports): Promise<DatabaseUrls> {
  const { secrets, parts, report } = given;
  if (!secrets) throw new Error("DATABASE_URL is missing");
  const log = parts.log("postgres");
  const database = await superviseDatabase(
    {
      root: given.root,
      dataDir: join(given.dataDir, "postgres"),
      port: ports.postgres,
      password: secrets.POSTGRES_PASSWORD,
      durable: given.durable,
      onLog: (line) => log.write(`${line}\n`),
    },
    report,
    parts.onChange,
  );
  parts.setDatabase(database);
  return prepareDatabase(database.cluster, rolePasswords(secrets));
}

/** The deployment ends with one line of JSON: settings the other processes need, by variable name. */
function deployedSettings(output: string): Record<string, string> {
  const last = output.trim().split("\n").at(-1) ?? "";
  if (!last.startsWith("{")) return {};
  const values = JSON.parse(last) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => /^VOXIMPLANT_[A-Z_]+$/.test(name))
      .map(([name, value]) => [name, String(value)]),
  );
}
