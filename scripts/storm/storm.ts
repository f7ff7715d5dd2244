import { parseStormOptions } from "./options";
import { runStorm } from "./run-storm";

const options = parseStormOptions(process.argv.slice(2));
if (!options) {
  console.error(
    "usage: npm run storm -- --calls N --seed S [--kills] [--patience seconds] [--speed times] [--keep] [--record]",
  );
  process.exit(2);
}
const aborted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => aborted.abort(new Error(`stopped by ${signal}`)));
}
try {
  const isCalm = await runStorm(process.cwd(), options, aborted.signal);
  process.exit(isCalm ? 0 : 1);
} catch (error) {
  console.error(`storm: ${(error as Error).message}`);
  process.exit(1);
}
