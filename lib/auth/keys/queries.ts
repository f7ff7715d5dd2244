import "server-only";
import { and, desc, eq, type SQL } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, users } from "@/db/schema";
import { AppError } from "@/lib/platform/errors";
import type { Actor } from "../actor";
import { assertCan } from "../permissions";
import type { ApiKeyView } from "./schema";

/** One's own keys, or everybody's for whoever reaches them; newest first, revoked ones included. @throws AppError forbidden */
export async function listApiKeys(actor: Actor): Promise<ApiKeyView[]> {
  return selectKeys(visibleKeys(actor));
}

/** @throws AppError not_found for a missing or foreign key; forbidden */
export async function getApiKey(actor: Actor, keyId: string): Promise<ApiKeyView> {
  const [key] = await selectKeys(and(eq(apiKeys.id, keyId), visibleKeys(actor)));
  if (!key) throw new AppError("not_found");
  return key;
}

/** What changes with every edit of a key. */
export function versionOfKey(key: { updatedAt: Date }): string {
  return key.updatedAt.getTime().toString(36);
}

function visibleKeys(actor: Actor): SQL | undefined {
  const scope = assertCan(actor, "api_keys.use");
  return scope === "all" || actor.kind !== "user" ? undefined : eq(apiKeys.ownerId, actor.userId);
}

async function selectKeys(where: SQL | undefined): Promise<ApiKeyView[]> {
  const rows = await database()
    .select({ key: apiKeys, ownerName: users.name })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.ownerId))
    .where(where)
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(500);
  return rows.map(({ key, ownerName }) => ({
    id: key.id,
    prefix: `hk_${key.tag}`,
    name: key.name,
    ownerId: key.ownerId,
    ownerName,
    reach: key.reach,
    scopes: key.scopes,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    version: versionOfKey(key),
  }));
}
