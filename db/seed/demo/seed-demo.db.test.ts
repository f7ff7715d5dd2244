import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callEvents, callSteps, calls, users } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { findMisfolded } from "@/lib/calls/fold/find-misfolded";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { seedDemo } from "./seed-demo";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const NOW = new Date("2026-01-20T12:00:00Z");

describe("demo data", () => {
  beforeAll(async () => {
    await seedDemo(NOW);
  });

  it("puts in the four people and three weeks of calls, all in the past", async () => {
    expect((await database().select().from(users)).map(({ role }) => role).sort()).toEqual([
      "admin",
      "operator",
      "rep",
      "supervisor",
    ]);
    const [span] = await database()
      .select({
        count: sql<number>`count(*)::int`,
        days: sql<number>`count(distinct date(created_at))::int`,
        newest: sql<string>`max(updated_at)::text`,
        open: sql<number>`count(*) filter (where status_rank < 90)::int`,
      })
      .from(calls);
    expect(span?.count).toBeGreaterThan(100);
    expect(span?.days).toBe(21);
    expect(span?.open).toBe(0);
    expect(Date.parse(span?.newest ?? "")).toBeLessThan(NOW.getTime());
  });

  it("made every call through the fold: its events give its row", async () => {
    expect(await findMisfolded()).toEqual([]);
  });

  it("refuses a call whose events do not fold to its row", async () => {
    const [call] = await database()
      .select()
      .from(calls)
      .where(eq(calls.outcome, "interested"))
      .limit(1);
    if (!call) throw new Error("no interested call among the demo data");
    await database().update(calls).set({ outcome: "busy" }).where(eq(calls.id, call.id));
    expect(await findMisfolded([call.id])).toEqual([
      { callId: call.id, column: "outcome", stored: "busy", folded: "interested" },
    ]);
    await database().update(calls).set({ outcome: "interested" }).where(eq(calls.id, call.id));
    await database().delete(callEvents).where(sql`call_id = ${call.id} and type = 'Disconnected'`);
    expect((await findMisfolded([call.id])).map(({ column }) => column)).toContain("status");
  });

  it("leaves no step to be worked on", async () => {
    const open = await database()
      .select()
      .from(callSteps)
      .where(sql`${callSteps.state} not in ('done', 'skipped')`);
    expect(open).toEqual([]);
  });
});
