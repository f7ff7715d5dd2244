import { watch } from "node:fs";
import { join, resolve } from "node:path";
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
    dev: true,
    durable: true,
    echoLogs: !process.argv.includes("--quiet"),
    report,
    signal,
  });
  console.log(welcome(product.run(), process.env.PORT, (Date.now() - began) / 1_000));

  // The scenario runs where it was deployed, so a change of it has to be deployed again.
  let due: NodeJS.Timeout | undefined;
  const watcher = watch(join(root, "voxengine"), { recursive: true }, () => {
    clearTimeout(due);
    due = setTimeout(() => {
      product.deploy().then(
        () => report("scenario deployed again"),
        (error: Error) => report(error.message),
      );
    }, 300);
  });
  return async () => {
    watcher.close();
    await product.stop();
  };
}, report);
