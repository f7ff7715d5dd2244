import "server-only";
import { eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "../actor";
import { assertReaches, can } from "../permissions";
import { assertGoodEnd } from "./make-api-key";
import { versionOfKey } from "./queries";
import type { ApiKeyChange } from "./schema";

/**
 * Renames a key, or changes what it may do and until when.
 * @param input.ifVersion the version that was read; undefined: whatever it is now
 * @throws AppError not_found; precondition_failed; conflict where it is revoked; invalid_input as in making one; forbidden
 */
export async function changeApiKey({
  actor,
  input,
}: {
  actor: Actor;
  input: ApiKeyChange & { keyId: string; ifVersion?: string | undefined };
}): Promise<void> {
  const { keyId, ifVersion, name, scopes, expiresAt } = input;
  if (expiresAt !== undefined) assertGoodEnd(actor, expiresAt);
  await database().transaction(async (tx) => {
    const key = await lockKey(tx, actor, keyId);
    if (ifVersion !== undefined && ifVersion !== versionOfKey(key))
      throw new AppError("precondition_failed");
    if (key.revokedAt) throw new AppError("conflict");
    const added = scopes?.filter((scope) => !key.scopes.includes(scope)) ?? [];
    if (!added.every((scope) => can(actor, scope)))
      throw new AppError("invalid_input", { fields: { scopes: "scope_not_yours" } });
    await tx
      .update(apiKeys)
      .set({
        ...(name === undefined ? {} : { name }),
        ...(scopes === undefined ? {} : { scopes }),
        ...(expiresAt === undefined
          ? {}
          : { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(apiKeys.id, keyId));
    const what = { kind: "api_key", id: keyId };
    await audit(tx, actor, "api_keys.changed", what, { ...(scopes ? { scopes } : {}) });
  });
}

/** Shuts a key for good; the next request with it is refused. A second time changes nothing. @throws AppError not_found; forbidden */
export async function revokeApiKey({
  actor,
  input,
}: {
  actor: Actor;
  input: { keyId: string };
}): Promise<void> {
  await database().transaction(async (tx) => {
    const key = await lockKey(tx, actor, input.keyId);
    if (key.revokedAt) return;
    await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()`, updatedAt: sql`clock_timestamp()` })
      .where(eq(apiKeys.id, key.id));
    await audit(tx, actor, "api_keys.revoked", { kind: "api_key", id: key.id });
  });
}

async function lockKey(tx: Tx, actor: Actor, keyId: string): Promise<typeof apiKeys.$inferSelect> {
  const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.id, keyId)).for("update");
  if (!key) throw new AppError("not_found");
  assertReaches(actor, "api_keys.use", { ownerId: key.ownerId, teamId: null });
  return key;
}
