import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { connections } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { audit } from "@/lib/platform/audit";
import { seal } from "@/lib/platform/seal/seal";
import type { ConnectionKey, EnterableConnection } from "./schema";
import { keyPlace } from "./stored-key";

/** Seals and stores a key; nobody is ever shown more than its last four characters. @throws AppError forbidden */
export async function setConnectionKey({
  actor,
  input,
}: {
  actor: Actor;
  input: z.output<typeof ConnectionKey>;
}): Promise<void> {
  assertCan(actor, "settings.edit");
  const { provider, secret, account } = input;
  const row = {
    secret: seal(secret, keyPlace(provider)),
    last4: secret.slice(-4),
    account: provider === "telegram" ? (account?.replace(/^@/, "") ?? null) : null,
    updatedAt: new Date(),
    updatedBy: actor.kind === "user" ? actor.userId : null,
    testedAt: null,
    isWorking: null,
    testCode: null,
  };
  await database().transaction(async (tx) => {
    await tx
      .insert(connections)
      .values({ provider, ...row })
      .onConflictDoUpdate({ target: connections.provider, set: row });
    await audit(tx, actor, "connections.set", { kind: "connection", id: provider });
  });
}

/** Forgets an entered key; the environment's counts from then on. @throws AppError forbidden */
export async function removeConnectionKey({
  actor,
  input,
}: {
  actor: Actor;
  input: { provider: EnterableConnection };
}): Promise<void> {
  assertCan(actor, "settings.edit");
  await database().transaction(async (tx) => {
    await tx.delete(connections).where(eq(connections.provider, input.provider));
    await audit(tx, actor, "connections.removed", { kind: "connection", id: input.provider });
  });
}
