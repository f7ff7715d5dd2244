import { resolve } from "node:path";
import { startProduct } from "./product/product";
import { refuseSecondStart } from "./product/run-file";
import { untilSignal } from "./product/until-signal";
import { welcome } from "./product/welcome";

const began = Date.now();
const root = process.cwd();
const dataDir = resolve(root, process.env.HALO_DATA_DIR?.trim() || ".halo");
const report = (line: string) => console.log(`halo: ${line}`);

await untilSignal(async (signal) => {
  refuseSecondStart(dataDir);
  const product = await startProduct({
    root,
    dataDir,
    given: process.env,
    dev: false,
    // Set by the end-to-end tests, whose database is thrown away.
    durable: process.env.HALO_THROW_AWAY !== "1",
    echoLogs: process.argv.includes("--logs"),
    report,
    signal,
  });
  console.log(welcome(product.run(), process.env.PORT, (Date.now() - began) / 1_000));
  process.send?.({ ready: true });
  return product.stop;
}, report);
