import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { settings } from "@/db/schema";
import { seal, unseal } from "./seal";
import { sealState } from "./seal-state";

const KEY = "seal.probe";
const PLACE = "settings|seal.probe";
const WORDS = "these keys open this database";

/**
 * Whether this process has the keys with which this database's secrets were sealed: the first one that ever asked
 * left a sealed line, and who cannot open it must not seal anything either.
 */
export async function sealKeysFit(): Promise<boolean> {
  if (sealState.haloSealFits) return true;
  const read = () =>
    database().select({ value: settings.value }).from(settings).where(eq(settings.key, KEY));
  let [row] = await read();
  if (!row && sealState.haloSealFits === undefined) {
    await database()
      .insert(settings)
      .values({ key: KEY, value: seal(WORDS, PLACE) })
      .onConflictDoNothing();
    [row] = await read();
  }
  sealState.haloSealFits = typeof row?.value === "string" && unseal(row.value, PLACE) === WORDS;
  return sealState.haloSealFits;
}

/** Seals the line anew, under the newest key. */
export async function resealProbe(): Promise<void> {
  await database()
    .update(settings)
    .set({ value: seal(WORDS, PLACE) })
    .where(eq(settings.key, KEY));
}
