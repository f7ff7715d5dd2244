import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { serverUrl, startCluster } from "../postgres/cluster";
import { type DatabaseUrls, prepareDatabase, roleUrls } from "../postgres/prepare-database";
import { choosePorts } from "./choose-ports";
import { planStart, productEnvironment, type Variables } from "./environment";
import { findRunning } from "./run-file";
import { keepSecrets, rolePasswords } from "./secrets";

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
  const withUrls = ({ app, owner }: DatabaseUrls) => ({
    ...productEnvironment(given, plan, secrets, ports, app),
    MIGRATION_DATABASE_URL: owner,
  });
  const nothing = async () => undefined;
  if (externalUrl || !secrets) {
    const app = externalUrl ?? "";
    const owner = given.MIGRATION_DATABASE_URL?.trim() || app;
    return { env: withUrls({ app, owner }), release: nothing };
  }
  if (running) {
    const urls = roleUrls(serverUrl(ports.postgres), rolePasswords(secrets));
    return { env: withUrls(urls), release: nothing };
  }
  const cluster = await startCluster({
    root,
    dataDir: join(dataDir, "postgres"),
    port: ports.postgres,
    password: secrets.POSTGRES_PASSWORD,
    durable: true,
    onLog: () => undefined,
  });
  const urls = await prepareDatabase(cluster, rolePasswords(secrets));
  return { env: withUrls(urls), release: cluster.stop };
}
