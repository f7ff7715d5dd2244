import { parseArgs } from "node:util";
import { runDurable } from "./durability/run-durable";

const { values } = parseArgs({
  options: {
    connections: { type: "string", default: "50" },
    events: { type: "string", default: "2000" },
    kills: { type: "string", default: "60" },
    seed: { type: "string", default: "halo" },
    record: { type: "boolean", default: false },
  },
});
const [connections, events, kills] = [values.connections, values.events, values.kills].map(Number);
if (!connections || !events || !kills) {
  console.error(
    "usage: npm run storm:durable -- [--connections N] [--events N] [--kills N] [--seed S] [--record]",
  );
  process.exit(2);
}
const aborted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => aborted.abort(new Error(`stopped by ${signal}`)));
}
try {
  const options = { connections, events, kills, seed: values.seed, record: values.record };
  const isKept = await runDurable(
    process.cwd(),
    options,
    (line) => console.log(line),
    aborted.signal,
  );
  process.exit(isKept ? 0 : 1);
} catch (error) {
  console.error(`durable: ${(error as Error).message}`);
  process.exit(1);
}
