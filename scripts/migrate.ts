import { join } from "node:path";
import { allJobs } from "@/jobs";
import { registerJobs } from "@/lib/platform/jobs/queue";
import { migrateDatabase } from "./product/migrate-database";

const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL is not set");
// The web process may announce a fact before any worker has started: its queues are made here.
await migrateDatabase(url, join(process.cwd(), "db", "migrations"), (boss) =>
  registerJobs(boss, allJobs),
);
