import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { freshStart } from "./measures/fresh-start";
import { productMemory } from "./measures/memory";

const root = process.cwd();
const dataDir = resolve(root, process.env.HALO_DATA_DIR?.trim() || ".halo");
const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" });

/** Each figure prints its lines and answers whether it is within its bar. */
const FIGURES: Record<string, () => Promise<boolean>> = {
  async start() {
    const { user, firstSeconds, secondSeconds } = await freshStart(root);
    console.log(
      `fresh clone, npm start to /readyz, as ${user}: ${firstSeconds.toFixed(1)} s (bar 180)`,
    );
    console.log(`second start: ${secondSeconds.toFixed(1)} s (bar 15)`);
    return firstSeconds <= 180 && secondSeconds <= 15;
  },
  async memory() {
    const processes = productMemory(dataDir);
    const total = processes.reduce((sum, { megabytes }) => sum + megabytes, 0);
    const byName = new Map<string, number>();
    for (const { name, megabytes } of processes) {
      byName.set(name, (byName.get(name) ?? 0) + megabytes);
    }
    for (const [name, megabytes] of byName) {
      console.log(`  ${name.padEnd(12)} ${megabytes.toFixed(0).padStart(5)} MB`);
    }
    console.log(`memory of ${processes.length} processes: ${total.toFixed(0)} MB (bar 700)`);
    return total <= 700;
  },
};

const [name = ""] = process.argv.slice(2);
const figure = FIGURES[name];
if (!figure) {
  console.error(`usage: npm run measure -- ${Object.keys(FIGURES).join(" | ")}`);
  process.exit(2);
}
console.log(`figure ${name}, commit ${commit.stdout.trim()}`);
try {
  process.exit((await figure()) ? 0 : 1);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
