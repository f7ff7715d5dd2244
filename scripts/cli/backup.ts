import { mkdirSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { closeDatabase, database } from "@/db/client";
import { audit } from "@/lib/platform/audit";
import { writeBackup } from "../backup/write-backup";

/** `npm run backup [-- --to <folder>]`: the whole database of this moment in one file; docs/backup.md. */

const { values } = parseArgs({ options: { to: { type: "string" } } });
const home = resolve(process.env.HALO_DATA_DIR?.trim() || ".halo");
const folder = resolve(values.to ?? join(home, "backups"));
mkdirSync(folder, { recursive: true, mode: 0o700 });
const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
const file = join(folder, `halo-${stamp}.backup`);
const url = process.env.MIGRATION_DATABASE_URL?.trim() || process.env.DATABASE_URL || "";

const began = performance.now();
try {
  const { tables, header } = await writeBackup(url, file);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const object = { kind: "backup", id: header.takenAt };
  await audit(database(), { kind: "system", name: "cli" }, "backup.taken", object, { rows });
  const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${file}\n${rows} rows of ${tables.length} tables, ${megabytes} MB, ${seconds} s`);
  console.log(
    "It holds people's data: keep it where only you read it, and never beside SECRET_KEY.",
  );
} finally {
  await closeDatabase();
}
