import "server-only";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { type Actor, keyOf } from "../actor";
import { assertCan, can } from "../permissions";
import { hashSecret, keyText, newKeyParts } from "./key-text";
import type { NewApiKey } from "./schema";

/**
 * Makes a key; `key` is its text and is never told again. A person makes keys for themself; the command line names
 * the owner. Nobody gives a key more than they may do themself, so a key that makes keys cannot widen its own rights.
 * @throws AppError forbidden; not_found where the owner is missing; invalid_input with `fields.scopes` = scope_not_yours,
 *   `fields.reach` = reach_not_yours or `fields.expiresAt` = already_over or later_than_own
 */
export async function makeApiKey({
  actor,
  input,
}: {
  actor: Actor;
  input: NewApiKey & { ownerId?: string };
}): Promise<{ keyId: string; key: string }> {
  const reach = assertCan(actor, "api_keys.use");
  const ownerId = actor.kind === "user" ? actor.userId : input.ownerId;
  if (!ownerId) throw new AppError("forbidden");
  if (!input.scopes.every((scope) => can(actor, scope))) throw refused("scopes", "scope_not_yours");
  assertGoodEnd(actor, input.expiresAt);
  const parts = newKeyParts();
  return database().transaction(async (tx) => {
    const [owner] = await tx.select().from(users).where(eq(users.id, ownerId));
    if (!owner) throw new AppError("not_found");
    const mayReachAll = reach === "all" && owner.role === "admin" && keyOf(actor) === null;
    if (input.reach === "all" && !mayReachAll) throw refused("reach", "reach_not_yours");
    const [made] = await tx
      .insert(apiKeys)
      .values({
        tag: parts.tag,
        secretHash: hashSecret(parts.secret),
        name: input.name,
        ownerId,
        reach: input.reach,
        scopes: input.scopes,
        expiresAt: input.expiresAt === null ? null : new Date(input.expiresAt),
      })
      .returning({ id: apiKeys.id });
    if (!made) throw new Error("an insert returned no row");
    const { scopes, expiresAt } = input;
    const what = { kind: "api_key", id: made.id };
    await audit(tx, actor, "api_keys.created", what, { scopes, reach: input.reach, expiresAt });
    return { keyId: made.id, key: keyText(parts) };
  });
}

/** A key ends in the future, and not after the key it was made with. @throws AppError invalid_input */
export function assertGoodEnd(actor: Actor, expiresAt: string | null): void {
  const end = expiresAt === null ? Number.POSITIVE_INFINITY : new Date(expiresAt).getTime();
  if (end <= Date.now()) throw refused("expiresAt", "already_over");
  const latest = actor.kind === "user" ? actor.viaKey?.expiresAt : null;
  if (latest && end > latest.getTime()) throw refused("expiresAt", "later_than_own");
}

function refused(field: string, code: string): AppError {
  return new AppError("invalid_input", { fields: { [field]: code } });
}
