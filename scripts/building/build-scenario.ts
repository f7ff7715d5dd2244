import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

/** `AddScenario` takes less than 128 KB (provider's HTTP API reference, "Scenarios"). */
const maxBytes = 128 * 1024;

/** Every script and test of ours runs in the root of the repository. */
const root = process.cwd();

/** The file that is uploaded, relative to the root of the repository. */
const outputFile = "dist/voxengine/outbound-call.js";

/**
 * Bundles the outgoing call's scenario into one plain script. Several scenarios bound to a rule share one global scope,
 * hence the wrapping function; the provider asks not to minify.
 * @returns the absolute path of the file and its text
 * @throws Error if it is too long for an upload or not pure ASCII
 */
export async function buildScenario(): Promise<{ path: string; source: string }> {
  const path = resolve(root, outputFile);
  await build({
    absWorkingDir: root,
    entryPoints: ["voxengine/scenarios/outbound-call/outbound-call.ts"],
    outfile: path,
    bundle: true,
    // In this format the platform's own `require` is left alone.
    format: "cjs",
    platform: "neutral",
    target: "es2022",
    charset: "ascii",
    banner: { js: "(() => {" },
    footer: { js: "})();" },
    legalComments: "none",
    logLevel: "warning",
  });
  const source = readFileSync(path, "utf8");
  if (Buffer.byteLength(source) >= maxBytes) {
    throw new Error(`scenario_too_long: ${Buffer.byteLength(source)} bytes`);
  }
  if (/[^\n\r\t\x20-\x7e]/.test(source)) {
    throw new Error("scenario_not_ascii");
  }
  return { path, source };
}

// The function is also bundled into other programs; only the one of this name builds by itself.
if (/build-scenario\.(ts|mjs)$/.test(process.argv[1] ?? "")) {
  const { source } = await buildScenario();
  process.stdout.write(`${outputFile} ${Buffer.byteLength(source)} bytes\n`);
}
