import "server-only";
import { type DbOrTx, database } from "@/db/client";
import { settings as settingRows } from "@/db/schema";
import { log } from "@/lib/platform/log";
import type { Settings } from "./schema";
import { settingsFrom } from "./settings-from";

/** The last ones read: they rarely change, every call asks for them many times, and their shapes take long to check. */
let last: { text: string; settings: Settings } | null = null;

/** The settings as they stand, defaults filled in. Where the stored rules of dialling do not fit, dialling is paused. */
export async function getSettings(tx: DbOrTx = database()): Promise<Settings> {
  const rows = await tx
    .select({ key: settingRows.key, value: settingRows.value })
    .from(settingRows);
  const text = JSON.stringify(rows);
  if (last?.text === text) return last.settings;
  const { settings, broken } = settingsFrom(new Map(rows.map((row) => [row.key, row.value])));
  for (const key of broken) log.error("a stored setting does not fit its shape", { code: key });
  // What is broken is said each time.
  if (broken.length === 0) last = { text, settings };
  return settings;
}
