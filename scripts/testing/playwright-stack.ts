import { startStack } from "./e2e-stack";
import { openTraceCollector } from "./trace-collector";

/**
 * Playwright's global setup: one product for the whole run, found by the tests through
 * `HALO_E2E_DATA_DIR`, and the collector it sends its traces to, found through `HALO_E2E_TRACES`.
 * Where the first is set already, the product that runs there is tested and left alone. Returns
 * what takes the product down again.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.HALO_E2E_DATA_DIR) return async () => undefined;
  const collector = await openTraceCollector();
  const stack = await startStack(process.cwd(), { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  process.env.HALO_E2E_DATA_DIR = stack.dataDir;
  process.env.HALO_E2E_TRACES = collector.url;
  return async () => {
    await stack.stop();
    collector.close();
  };
}
