import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startCluster } from "../postgres/cluster";
import { prepareDatabase } from "../postgres/prepare-database";
import { choosePorts } from "./choose-ports";
import { planStart, productEnvironment, type Variables } from "./environment";
import { findRunning } from "./run-file";
import { keepSecrets } from "./secrets";

/** What a command-line tool of the product runs with. */
export type ToolEnvironment = {
  env: Variables;
  /** Stops the database again where the tool had to start it. */
  release: () => Promise<void>;
};

/**
 * The environment the product's own processes have: of the running product where one runs on this
 * data directory, otherwise with the embedded database started for as long as the tool needs it.
 */
export async function toolEnvironment(
  root: string,
  dataDir: string,
  given: Variables,
): Promise<ToolEnvironment> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const plan = planStart(given);
  const externalUrl = given.DATABASE_URL?.trim() || null;
  const secrets = plan.mode === "demo" || !externalUrl ? keepSecrets(dataDir) : null;
  const running = findRunning(dataDir);
  const ports = running?.ports ?? (await choosePorts(dataDir, Number(given.PORT?.trim() || 3000)));
  const withUrl = (url: string) => productEnvironment(given, plan, secrets, ports, url);
  const nothing = async () => undefined;
  if (externalUrl || !secrets) return { env: withUrl(externalUrl ?? ""), release: nothing };
  if (running) {
    const password = encodeURIComponent(secrets.DATABASE_PASSWORD);
    const url = `postgres://halo:${password}@127.0.0.1:${ports.postgres}/halo`;
    return { env: withUrl(url), release: nothing };
  }
  const cluster = await startCluster({
    root,
    dataDir: join(dataDir, "postgres"),
    port: ports.postgres,
    password: secrets.POSTGRES_PASSWORD,
    durable: true,
    onLog: () => undefined,
  });
  const url = await prepareDatabase(cluster, secrets.DATABASE_PASSWORD);
  return { env: withUrl(url), release: cluster.stop };
}
