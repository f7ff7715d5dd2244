import { and, eq, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { calls, plannedCalls } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { isSender } from "./is-sender";

withTestDatabase(closeDatabase);

const OWNER = "11111111-1111-4111-8111-111111111111";

/** How PostgreSQL finds rows where reading the whole table costs too much. */
async function planOf(table: PgTable, where: ReturnType<typeof and>): Promise<string> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const rows = await tx.execute<{ "QUERY PLAN": string }>(
      sql`explain select 1 from ${table} where ${where}`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
}

test.each([OWNER, null])(
  "a key of the sender %s is looked up in the unique index",
  async (owner) => {
    const call = and(eq(calls.idempotencyKey, "a key"), isSender(calls.ownerId, owner));
    expect(await planOf(calls, call)).toContain("calls_idempotency_key");
    const plan = and(
      eq(plannedCalls.idempotencyKey, "a key"),
      isSender(plannedCalls.ownerId, owner),
    );
    expect(await planOf(plannedCalls, plan)).toContain("planned_calls_idempotency_key");
  },
);
