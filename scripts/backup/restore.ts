import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { refuseSecondStart } from "../product/run-file";
import { checkBackup } from "./backup-file";
import { restoreEmbedded, restoreExternal } from "./restore-into";

/** `npm run restore -- <file>`: a backup into the embedded database, or into an empty external one; docs/backup.md. */

const root = process.cwd();
const dataDir = resolve(root, process.env.HALO_DATA_DIR?.trim() || ".halo");
const given = process.argv[2];

async function restore(file: string): Promise<void> {
  refuseSecondStart(dataDir);
  const began = performance.now();
  const { header, tables } = await checkBackup(file);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`the backup of ${header.takenAt} is whole: ${rows} rows of ${tables.length} tables`);
  const former = process.env.DATABASE_URL?.trim()
    ? await restoreExternal(file, header, root, process.env)
    : await restoreEmbedded(file, header, root, dataDir);
  console.log(`restored in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (former) console.log(`what was there before is kept as the database ${former}`);
  console.log(
    "Dialing is paused. After the start HALO asks the provider's history what rang since the backup;\nthen an admin allows dialing again, by the banner at the top of every page.",
  );
}

if (!given || !existsSync(given)) {
  console.error(given ? `there is no ${given}` : "usage: npm run restore -- <file>");
  process.exit(2);
}
try {
  await restore(resolve(given));
} catch (error) {
  console.error(`halo: ${(error as Error).message}`);
  process.exitCode = 1;
}
