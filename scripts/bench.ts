import { parseBenchOptions } from "./bench/options";
import { rowNames, runBench } from "./bench/run-bench";

const root = process.cwd();
const options = parseBenchOptions(process.argv.slice(2), rowNames(root));
if (!options) {
  console.error(
    "usage: npm run bench [-- names] [--rows 200k|1m|10m] [--no-bars] [--quick] [--record]",
  );
  console.error(`names: ${rowNames(root).join(" ")}`);
  process.exit(2);
}
const aborted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => aborted.abort(new Error(`stopped by ${signal}`)));
}
try {
  const isGood = await runBench(root, options, aborted.signal);
  process.exit(isGood ? 0 : 1);
} catch (error) {
  console.error(`bench: ${(error as Error).message}`);
  process.exit(1);
}
