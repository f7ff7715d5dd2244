import "server-only";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { calls, contacts, doNotCall, telegramMessages, users } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { hasAdmin } from "@/lib/auth/users/queries";
import { env } from "@/lib/env";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { defineEvent } from "@/lib/platform/jobs/define-job";
import { publish } from "@/lib/platform/jobs/queue";

/** An admin asked for demo data; the seed listens. */
export const demoDataWanted = defineEvent("settings.demo-data-wanted", z.object({}));

export type DemoData = {
  calls: number;
  clients: number;
  accounts: number;
  /** It may be put in: the sandbox is on. */
  mayPut: boolean;
};

/** How much demo data there is. @throws AppError forbidden */
export async function readDemoData(actor: Actor): Promise<DemoData> {
  assertCan(actor, "settings.read");
  const [row] = await database().execute<{ calls: number; clients: number; accounts: number }>(sql`
    select (select count(*)::int from ${calls} where is_demo) as calls,
           (select count(*)::int from ${contacts} where is_demo = 1) as clients,
           (select count(*)::int from ${users} where is_demo = 1) as accounts`);
  return {
    calls: row?.calls ?? 0,
    clients: row?.clients ?? 0,
    accounts: row?.accounts ?? 0,
    mayPut: mayPut(),
  };
}

function mayPut(): boolean {
  return env().HALO_MODE === "demo" && Boolean(env().SANDBOX_URL);
}

/** Asks for demo data; it comes from the worker. @throws AppError forbidden; conflict where the sandbox is off */
export async function putDemoData({ actor }: { actor: Actor }): Promise<void> {
  assertCan(actor, "settings.edit");
  if (!mayPut()) throw new AppError("conflict");
  await database().transaction(async (tx) => {
    await publish(tx, demoDataWanted, {});
    await audit(tx, actor, "demo_data.put");
  });
}

/**
 * Removes demo calls with all that hangs on them, and demo clients whom nobody really called. Demo accounts go where there
 * is a real admin, but never the one that asks.
 * @throws AppError forbidden
 */
export async function removeDemoData({
  actor,
}: {
  actor: Actor;
}): Promise<{ calls: number; clients: number; accounts: number }> {
  assertCan(actor, "settings.edit");
  const mayLoseAccounts = await hasAdmin();
  return database().transaction(async (tx) => {
    const demoCalls = tx.select({ id: calls.id }).from(calls).where(eq(calls.isDemo, true));
    await tx.delete(doNotCall).where(inArray(doNotCall.callId, demoCalls));
    await tx.delete(telegramMessages).where(inArray(telegramMessages.callId, demoCalls));
    const goneCalls = await tx
      .delete(calls)
      .where(eq(calls.isDemo, true))
      .returning({ id: calls.id });
    const goneClients = await tx
      .delete(contacts)
      .where(
        and(
          eq(contacts.isDemo, 1),
          sql`not exists (select 1 from ${calls} c where c.contact_id = contacts.id)`,
        ),
      )
      .returning({ id: contacts.id });
    const goneAccounts = mayLoseAccounts
      ? await tx
          .delete(users)
          .where(
            and(
              eq(users.isDemo, 1),
              actor.kind === "user" ? ne(users.id, actor.userId) : undefined,
            ),
          )
          .returning({ id: users.id })
      : [];
    const gone = {
      calls: goneCalls.length,
      clients: goneClients.length,
      accounts: goneAccounts.length,
    };
    await audit(tx, actor, "demo_data.removed", undefined, gone);
    return gone;
  });
}
