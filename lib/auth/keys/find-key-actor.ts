import "server-only";
import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, users } from "@/db/schema";
import type { Actor } from "../actor";
import { mayDemoSignIn } from "../demo-accounts";
import { findApiKeyActor } from "../sessions/api-key";
import { isSecretOf, parseKeyText } from "./key-text";

/**
 * Who a bearer key acts for, or null. Read from the row on every request: revoked, expired, and an owner who was
 * disabled or lost a role take effect at once. `API_AUTH_KEY` of the settings is known here too.
 */
export async function findKeyActor(bearer: string, ip: string | null): Promise<Actor | null> {
  const parts = parseKeyText(bearer);
  if (!parts) return findApiKeyActor(bearer, ip);
  const [row] = await database()
    .select({ key: apiKeys, owner: users })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.ownerId))
    .where(
      and(
        eq(apiKeys.tag, parts.tag),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`)),
        isNull(users.disabledAt),
      ),
    );
  if (!row || !isSecretOf(parts.secret, row.key.secretHash)) return null;
  const { key, owner } = row;
  if (owner.isDemo && !mayDemoSignIn()) return null;
  await touch(key.id);
  // Reach over everything is an admin's to give, and goes with the owner's role.
  if (key.reach === "all" && owner.role === "admin") {
    return { kind: "api", keyId: key.id, name: key.name, scopes: key.scopes, ip };
  }
  return {
    kind: "user",
    userId: owner.id,
    // A key has no session; nothing of the sessions table bears its id.
    sessionId: key.id,
    name: owner.name,
    email: owner.email,
    role: owner.role,
    teamId: owner.teamId,
    seesAllTeams: Boolean(owner.seesAllTeams),
    locale: owner.locale,
    ip,
    viaKey: { keyId: key.id, name: key.name, scopes: key.scopes, expiresAt: key.expiresAt },
  };
}

/** Remembers the use, at most once a minute. */
async function touch(keyId: string): Promise<void> {
  const isOld = or(
    isNull(apiKeys.lastUsedAt),
    lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`),
  );
  await database()
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.id, keyId), isOld));
}
