import { startStack } from "./e2e-stack";

/**
 * Playwright's global setup: one product for the whole run, found by the tests through
 * `HALO_E2E_DATA_DIR`. Returns what takes it down again.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startStack(process.cwd());
  process.env.HALO_E2E_DATA_DIR = stack.dataDir;
  process.env.HALO_E2E_URL = stack.run.url;
  return stack.stop;
}
