import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { toolEnvironment } from "./product/tool-environment";

// Runs one TypeScript file of the product with the product's own environment and database.
const root = process.cwd();
const [file, ...args] = process.argv.slice(2);
if (!file || !existsSync(join(root, file))) {
  console.error(`halo: there is no ${file ?? "file to run"}`);
  process.exit(2);
}

const dataDir = resolve(root, process.env.HALO_DATA_DIR?.trim() || ".halo");
const { env, release } = await toolEnvironment(root, dataDir, process.env);
const loader = join(root, "node_modules", "tsx", "dist", "esm", "index.mjs");
const child = spawn(
  process.execPath,
  ["--enable-source-maps", "--conditions=react-server", "--import", loader, file, ...args],
  { cwd: root, env: env as NodeJS.ProcessEnv, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => {
  void release().then(() => process.exit(code ?? 1));
});
