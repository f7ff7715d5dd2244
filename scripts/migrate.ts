import { join } from "node:path";
import { allJobs } from "@/jobs";
import { registerJobs } from "@/lib/platform/jobs/queue";
import { migrateDatabase } from "./postgres/migrate-database";

const url = process.env.DATABASE_URL?.trim();
if (!url) throw new Error("DATABASE_URL is not set");
await migrateDatabase(
  { app: url, owner: process.env.MIGRATION_DATABASE_URL?.trim() || url },
  join(process.cwd(), "db", "migrations"),
  (boss) => registerJobs(boss, allJobs),
);
