import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";

/**
 * Programs that carry their packages with them, by the name of their bundle in dist/: such a process
 * starts faster and idles at a third of the memory of one that loads its packages file by file.
 */
const PROGRAMS: Record<string, string> = {
  worker: "worker.ts",
  sandbox: "sandbox.ts",
  migrate: "scripts/migrate.ts",
  seed: "db/seed/cli.ts",
  users: "scripts/users.ts",
  "deploy-scenario": "scripts/deploy-scenario.ts",
};

/** `server-only` throws outside of a React server; these programs are servers throughout. */
const serverOnly: Plugin = {
  name: "server-only",
  setup(setup) {
    setup.onResolve({ filter: /^server-only$/ }, (args) => ({
      path: args.path,
      namespace: "nothing",
    }));
    setup.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
  },
};

/** Next loads its own parts by path; `pg-native` is an optional part of pg that nobody installs. */
const EXTERNAL = [
  "next",
  "next/*",
  "react",
  "react-dom",
  "pg-native",
  "esbuild",
  // Loaded only where traces are sent.
  "@opentelemetry/*",
];

const HEAD = `import { createRequire as haloRequire } from "node:module";
import { fileURLToPath as haloPath } from "node:url";
const require = haloRequire(import.meta.url);
const __filename = haloPath(import.meta.url);
const __dirname = haloPath(new URL(".", import.meta.url));`;

/** Bundles every program whose source is there into `dist/<name>.mjs`. @throws BuildFailure */
export async function bundlePrograms(root: string): Promise<void> {
  const shared: BuildOptions = {
    absWorkingDir: root,
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node22",
    format: "esm",
    conditions: ["react-server"],
    plugins: [serverOnly],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "warning",
  };
  const entryPoints = Object.fromEntries(
    Object.entries(PROGRAMS).filter(([, source]) => existsSync(join(root, source))),
  );
  await Promise.all([
    build({ ...shared, entryPoints, external: EXTERNAL, banner: { js: HEAD } }),
    // The web server shares its process with Next, and state (metrics, log) with what Next loads
    // from node_modules: a second copy of those packages would count apart.
    build({ ...shared, entryPoints: { server: "server.ts" }, packages: "external" }),
  ]);
}
