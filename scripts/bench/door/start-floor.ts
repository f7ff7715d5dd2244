import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Starts a bare server as a process of its own.
 * @param file below scripts/bench, without its ending
 * @returns its address, and how to stop it
 */
export async function startFloor(
  root: string,
  databaseUrl: string,
  file: "door/floor-server" | "live/floor-server" = "door/floor-server",
): Promise<{ url: string; stop: () => void }> {
  const outfile = join(root, "dist", "scripts", "bench", `${file}.mjs`);
  await build({
    entryPoints: [join(root, "scripts", "bench", `${file}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  const child = spawn(process.execPath, [outfile], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", FLOOR_DATABASE_URL: databaseUrl },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", (code) => reject(new Error(`the floor's server ended (${code})`)));
  });
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill("SIGTERM") };
}
