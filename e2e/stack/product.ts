import { spawn } from "node:child_process";
import { once } from "node:events";
import postgres from "postgres";
import { programCommand } from "@/scripts/product/programs";
import type { Run } from "@/scripts/product/run-file";
import { toolEnvironment } from "@/scripts/product/tool-environment";
import { readStack, stackDatabaseUrl, stackSecrets } from "@/scripts/testing/e2e-stack";

type Killable = "web" | "worker";

/** The running product under test: its addresses, its database, its processes. */
export class Product {
  readonly dataDir: string;
  readonly url: string;
  readonly sandboxUrl: string;
  readonly secrets: Record<string, string>;
  readonly db: postgres.Sql;

  /** @throws Error where no product was started for the tests */
  constructor() {
    const dataDir = process.env.HALO_E2E_DATA_DIR;
    if (!dataDir) throw new Error("HALO_E2E_DATA_DIR is not set: no product was started");
    this.dataDir = dataDir;
    const { url, sandboxUrl } = readStack(dataDir);
    if (!sandboxUrl) throw new Error("the product under test has no sandbox");
    this.url = url;
    this.sandboxUrl = sandboxUrl;
    this.secrets = stackSecrets(dataDir);
    this.db = postgres(stackDatabaseUrl(dataDir), { max: 2, onnotice: () => undefined });
  }

  /** What runs at this moment; process numbers are new after each restart. */
  run(): Run {
    return readStack(this.dataDir);
  }

  /** Kills processes the hard way. Returns how often each had been started. */
  kill(...names: Killable[]): Record<string, number> {
    const { children } = this.run();
    const starts: Record<string, number> = {};
    for (const name of names) {
      const child = children[name];
      if (!child) throw new Error(`${name} does not run`);
      starts[name] = child.starts;
      process.kill(child.pid, "SIGKILL");
    }
    return starts;
  }

  secret(name: string): string {
    const value = this.secrets[name];
    if (!value) throw new Error(`the product has no secret ${name}`);
    return value;
  }

  /**
   * The program behind `npm run users -- …`, from the build.
   * @param password goes to its standard input
   * @throws Error with its words when it refuses
   */
  async users(args: string[], password = ""): Promise<void> {
    const root = process.cwd();
    const { PATH, HOME } = process.env;
    const { env } = await toolEnvironment(root, this.dataDir, { PATH, HOME });
    const { program, args: line } = programCommand(root, "users", env, { dev: false, args });
    const child = spawn(program, line, { cwd: root, env: { ...env, NODE_ENV: "production" } });
    const words: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => words.push(chunk));
    }
    child.stdin.end(`${password}\n`);
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`users ${args.join(" ")}: ${words.join("")}`);
  }

  async close(): Promise<void> {
    await this.db.end({ timeout: 5 });
  }
}
