import postgres from "postgres";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { env } from "@/lib/env";

// What `patches/postgres+*.patch` mends (porsager/postgres, issues 1208 and 1216).
withTestDatabase(closeDatabase);

let sql: postgres.Sql;
let killer: postgres.Sql;
beforeEach(async () => {
  // One connection, so that whoever comes next gets the one that was cut.
  sql = postgres(env().DATABASE_URL, { max: 1, backoff: () => 0.01 });
  killer = postgres(env().DATABASE_URL, { max: 1 });
});
afterEach(() => Promise.all([sql.end(), killer.end()]));

const cut = (pid: number) => killer`select pg_terminate_backend(${pid})`;

async function pidOf(tx: postgres.TransactionSql): Promise<number> {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
}

async function isUsable(): Promise<void> {
  for (let no = 0; no < 3; no += 1) {
    expect(await sql`select ${no}::int as no`).toEqual([{ no }]);
    expect(await sql.begin((tx) => tx`select ${no}::int as no`)).toEqual([{ no }]);
  }
}

it("a transaction cut within a query fails, and the pool goes on", async () => {
  const found = Promise.withResolvers<number>();
  const transaction = sql.begin(async (tx) => {
    found.resolve(await pidOf(tx));
    await tx`select pg_sleep(60)`;
  });
  await Promise.all([found.promise.then(cut), expect(transaction).rejects.toThrow()]);
  await isUsable();
});

it("what a cut transaction still asks for fails too, and never runs outside of it", async () => {
  const found = Promise.withResolvers<number>();
  const resumed = Promise.withResolvers<void>();
  const later = Promise.withResolvers<unknown>();
  const transaction = sql.begin(async (tx) => {
    found.resolve(await pidOf(tx));
    await resumed.promise;
    await tx`select 1`.then(later.resolve, later.reject);
  });
  await Promise.all([
    found.promise.then(cut),
    expect(transaction).rejects.toMatchObject({ code: "CONNECTION_CLOSED" }),
  ]);
  await sql.begin(async (tx) => {
    await tx`select 1`;
    resumed.resolve();
    await expect(later.promise).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await tx`select 1`;
  });
  await isUsable();
});
