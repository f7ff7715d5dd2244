import { join } from "node:path";
import { migrateDatabase } from "./product/migrate-database";

const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL is not set");
await migrateDatabase(url, join(process.cwd(), "db", "migrations"));
