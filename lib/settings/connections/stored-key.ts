import "server-only";
import { eq } from "drizzle-orm";
import { type DbOrTx, database } from "@/db/client";
import { connections } from "@/db/schema";
import { log } from "@/lib/platform/log";
import { unseal } from "@/lib/platform/seal/seal";
import type { ConnectionName } from "./schema";

/** What a sealed key is bound to. */
export const keyPlace = (provider: ConnectionName) => `connections|${provider}`;

/** The key that was entered on screen for a service; it goes before the environment's. Null: none was. */
export async function storedKey(
  provider: ConnectionName,
  db: DbOrTx = database(),
): Promise<{ secret: string; account: string | null } | null> {
  const [row] = await db
    .select({ secret: connections.secret, account: connections.account })
    .from(connections)
    .where(eq(connections.provider, provider));
  if (!row?.secret) return null;
  const secret = unseal(row.secret, keyPlace(provider));
  if (secret === null) {
    log.error("a stored key does not open with this SECRET_KEY", { provider });
    return null;
  }
  return { secret, account: row.account };
}
