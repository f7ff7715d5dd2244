import { defineConfig } from "drizzle-kit";

/**
 * Only `generate` is run with drizzle-kit; it needs no database. Migrations are applied by
 * scripts/migrate.ts under an advisory lock.
 */
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/index.ts",
  out: "./db/migrations",
  casing: "snake_case",
});
