import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// `server-only` throws unless the bundler resolves with the condition Next uses on its server.
const conditions = ["react-server", "node", "development|production"];

export default defineConfig({
  resolve: {
    alias: { "@/": fileURLToPath(new URL("./", import.meta.url)) },
    conditions,
  },
  ssr: { resolve: { conditions } },
  test: {
    environment: "node",
    passWithNoTests: false,
    allowOnly: false,
    // A loaded machine hashes passwords slowly; a test that hangs still ends.
    testTimeout: 30_000,
    retry: 0,
    env: {
      TZ: "UTC",
      HALO_MODE: "demo",
      USE_VOXIMPLANT: "false",
      LOG_LEVEL: "silent",
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
      SECRET_KEY: "a-key-of-the-tests-that-is-long-enough",
      HALO_WEBHOOK_KEY: "0123456789abcdef".repeat(4),
      API_AUTH_KEY: "an-api-key-of-the-tests",
      // Port 9 is closed: a test that needs an outside service starts one and says where it is.
      SANDBOX_URL: "http://127.0.0.1:9",
      VOXIMPLANT_API_URL: "http://127.0.0.1:9",
      VOXIMPLANT_ACCOUNT_ID: "1",
      VOXIMPLANT_API_KEY: "a-key-of-the-tests",
      OPENAI_BASE_URL: "http://127.0.0.1:9/openai/v1",
      OPENAI_API_KEY: "a-key-of-the-tests",
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{app,components,db,lib,sandbox,scripts,voxengine}/**/*.test.{ts,tsx}",
            "*.test.ts",
          ],
          exclude: ["**/*.db.test.ts", "node_modules/**", "dist/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{app,components,db,lib,sandbox,scripts}/**/*.db.test.ts", "*.db.test.ts"],
          exclude: ["node_modules/**", "dist/**"],
          globalSetup: ["./scripts/testing/vitest-database.ts"],
          // Every file clones its own database, so files may run side by side; two of them keep
          // a two-core machine busy without starving the one PostgreSQL they share.
          maxWorkers: 2,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
