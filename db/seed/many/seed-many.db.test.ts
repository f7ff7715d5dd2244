import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { checkRollups } from "@/lib/reports/rollups/check-rollups";
import { rollUpChanges } from "@/lib/reports/rollups/roll-up";
import { seedDemo } from "../demo/seed-demo";
import { seedMany } from "./seed-many";

const database = withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const COUNT = 2_000;
let before: string[] = [];

/** Indexes, keys and triggers with all their words. */
async function shape(): Promise<string[]> {
  const rows = await database.sql<{ line: string }[]>`
    select indexdef as line from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || conname || convalidated || pg_get_constraintdef(oid) from pg_constraint
    union all select tgrelid::regclass || tgname || tgenabled::text from pg_trigger where not tgisinternal
    order by 1`;
  return rows.map(({ line }) => line);
}

const numberOf = async (query: string): Promise<number> =>
  Number((await database.sql.unsafe<{ count: string }[]>(query))[0]?.count);

describe("many calls", () => {
  beforeAll(async () => {
    await seedDemo(new Date());
    before = await shape();
    await seedMany(COUNT, database.urls.owner);
  });

  it("leaves the tables' indexes, keys and triggers just as they were", async () => {
    expect(await shape()).toEqual(before);
  });

  it("spreads calls over teams, people, languages, ends and a year, all in the past", async () => {
    for (const [what, least] of [
      ["distinct team_id", 8],
      ["distinct owner_id", 50],
      ["distinct language", 4],
      ["distinct outcome", 10],
      ["distinct status", 2],
      ["distinct date_trunc('month', created_at)", 12],
    ] as const)
      expect(
        await numberOf(`select count(${what}) as count from calls`),
        what,
      ).toBeGreaterThanOrEqual(least);
    expect(await numberOf("select count(*) as count from calls where created_at > now()")).toBe(0);
    expect(await numberOf("select count(*) as count from call_turns")).toBeGreaterThan(COUNT);
  });

  it("is rolled up like any other calls, and can be done again", async () => {
    await rollUpChanges();
    await seedMany(COUNT, database.urls.owner);
    expect((await checkRollups()).waiting).toBeGreaterThan(0);
    await rollUpChanges();
    expect(await checkRollups()).toMatchObject({ waiting: 0, misrolled: [] });
    expect(await shape()).toEqual(before);
  });
});
