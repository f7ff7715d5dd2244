import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { recordResult } from "../storm/record-result";
import { flawOf, isWithinBar } from "./figures";
import type { BenchOptions } from "./options";
import { sharedProduct } from "./product";
import type { Bench, Row } from "./row";
import { type Measured, tableOf } from "./table";

const say = (line: string) => console.log(line);

/** Every file of scripts/bench/rows is a row. */
export function rowNames(root: string): string[] {
  return readdirSync(join(root, "scripts", "bench", "rows"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/** @returns whether every figure is sound, and within its bar where bars count */
export async function runBench(
  root: string,
  options: BenchOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  });
  const title = `bench of ${options.names.join(", ")}: ${options.calls} calls, ${options.quick ? "quick, " : ""}commit ${commit.stdout.trim()}`;
  say(title);
  const shared = sharedProduct(root, options.calls, say);
  const bench: Bench = {
    root,
    calls: options.calls,
    quick: options.quick,
    signal,
    say,
    product: shared.product,
  };
  const all: Measured[] = [];
  try {
    for (const name of options.names) {
      signal.throwIfAborted();
      all.push(await measure(name, bench));
    }
  } finally {
    await shared.end();
  }
  say(`\n${title}`);
  for (const line of tableOf(all)) say(line);
  if (options.record) say(`recorded in ${recordResult(root, "bench", { rows: all })}`);
  return all.every(
    (measured) =>
      "figures" in measured &&
      measured.figures.length > 0 &&
      measured.figures.every(
        (figure) => flawOf(figure) === null && (!options.bars || isWithinBar(figure)),
      ),
  );
}

async function measure(name: string, bench: Bench): Promise<Measured> {
  bench.say(`${name} …`);
  const began = performance.now();
  try {
    const { row } = (await import(`./rows/${name}.ts`)) as { row: Row };
    const figures = await row.measure(bench);
    bench.say(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
    return { name, calls: row.readsCalls ? (await bench.product()).calls : null, figures };
  } catch (error) {
    bench.signal.throwIfAborted();
    bench.say(`${name}: ${(error as Error).message}`);
    return { name, calls: null, failure: (error as Error).message.split("\n", 1)[0] ?? "" };
  }
}
