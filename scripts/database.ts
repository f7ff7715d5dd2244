import { resolve } from "node:path";
import { refuseSecondStart } from "./product/run-file";
import { toolEnvironment } from "./product/tool-environment";
import { untilSignal } from "./product/until-signal";

// The embedded database alone, until Ctrl-C: for tools that want to look into it.
const root = process.cwd();
const dataDir = resolve(root, process.env.HALO_DATA_DIR?.trim() || ".halo");
const report = (line: string) => console.log(`halo: ${line}`);

await untilSignal(async () => {
  refuseSecondStart(dataDir);
  const { env, release } = await toolEnvironment(root, dataDir, process.env);
  report(`DATABASE_URL=${env.DATABASE_URL}`);
  return release;
}, report);
