import { startStack } from "./e2e-stack";

/**
 * Playwright's global setup: one product for the whole run, found by the tests through
 * `HALO_E2E_DATA_DIR`. Where that is set already, the product that runs there is tested and left
 * alone. Returns what takes the product down again.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.HALO_E2E_DATA_DIR) return async () => undefined;
  const stack = await startStack(process.cwd());
  process.env.HALO_E2E_DATA_DIR = stack.dataDir;
  return stack.stop;
}
