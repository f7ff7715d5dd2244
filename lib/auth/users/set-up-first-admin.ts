import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { oneTimeTokens } from "@/db/schema";
import { env } from "@/lib/env";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { assertPasswordAllowed, hashPassword } from "../password";
import type { firstAdminSchema } from "../schema";
import { hashToken, newToken } from "../sessions/session-token";
import { insertUser } from "./create-user";
import { hasAdmin } from "./queries";

/** Hours in which the link of the first start can be used. */
const VALID_HOURS = 24;

/**
 * The link with which the first admin is made, or null where there is one already or the demo has its own.
 * Each call makes another link; all of them end when one is used.
 */
export async function newSetupLink(): Promise<string | null> {
  if (env().HALO_MODE === "demo" || (await hasAdmin())) return null;
  const token = newToken();
  await database()
    .insert(oneTimeTokens)
    .values({
      tokenHash: hashToken(token),
      kind: "setup",
      expiresAt: sql`now() + make_interval(hours => ${VALID_HOURS}::int)`,
    });
  return `${env().NEXTAUTH_URL}/setup?token=${token}`;
}

function isOpen(token: string) {
  return and(
    eq(oneTimeTokens.tokenHash, hashToken(token)),
    eq(oneTimeTokens.kind, "setup"),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, sql`now()`),
  );
}

/** Whether a set-up link still works. */
export async function isSetupTokenOpen(token: string): Promise<boolean> {
  if (await hasAdmin()) return false;
  const [row] = await database()
    .select({ kind: oneTimeTokens.kind })
    .from(oneTimeTokens)
    .where(isOpen(token));
  return Boolean(row);
}

/** Makes the first admin. @throws AppError not_found where the link does not work (any more); invalid_input; conflict */
export async function setUpFirstAdmin({
  input,
}: {
  input: z.output<typeof firstAdminSchema>;
}): Promise<{ userId: string }> {
  if (!(await isSetupTokenOpen(input.token))) throw new AppError("not_found");
  assertPasswordAllowed(input.password, input.email);
  const passwordHash = await hashPassword(input.password);
  return database().transaction(async (tx) => {
    // Two links used at the same moment make one admin: the second finds every link used.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('first-admin'))`);
    const used = await tx
      .update(oneTimeTokens)
      .set({ usedAt: sql`now()` })
      .where(isOpen(input.token))
      .returning({ kind: oneTimeTokens.kind });
    if (used.length === 0) throw new AppError("not_found");
    const userId = await insertUser(tx, {
      email: input.email,
      name: input.name,
      role: "admin",
      passwordHash,
      seesAllTeams: true,
      isDemo: false,
    });
    await tx
      .update(oneTimeTokens)
      .set({ usedAt: sql`now()` })
      .where(and(eq(oneTimeTokens.kind, "setup"), isNull(oneTimeTokens.usedAt)));
    await audit(
      tx,
      { kind: "system", name: "setup" },
      "users.created",
      { kind: "user", id: userId },
      { role: "admin" },
    );
    return { userId };
  });
}
