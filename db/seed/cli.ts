import { closeDatabase } from "@/db/client";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { seedDemo } from "./demo/seed-demo";
import { seedMany } from "./many/seed-many";

const MANY = 200_000;
const [name = "", amount] = process.argv.slice(2);

const SCENARIOS: Record<string, () => Promise<object>> = {
  demo: () => seedDemo(new Date()),
  many: () => seedMany(Number.parseInt(amount ?? String(MANY), 10), ownerUrl()),
};

/** Bulk writing takes indexes off and puts them back, which the product's own role may not. */
function ownerUrl(): string {
  const url = process.env.MIGRATION_DATABASE_URL?.trim() || process.env.DATABASE_URL?.trim();
  if (!url) throw new Error("DATABASE_URL is not set");
  return url;
}

const scenario = SCENARIOS[name];
if (!scenario) {
  console.error(`Which data? One of: ${Object.keys(SCENARIOS).join(", ")}`);
  process.exit(2);
}
const started = performance.now();
try {
  const summary = await scenario();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(JSON.stringify({ scenario: name, ...summary, seconds }));
} finally {
  await closeJobQueue(1000);
  await closeDatabase();
}
