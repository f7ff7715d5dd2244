import { asc, eq, isNotNull, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callRollupChanges, callRollups, calls, teams, users } from "@/db/schema";
import { seedDemo } from "@/db/seed/demo/seed-demo";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { correctOutcome } from "@/lib/calls/correct-outcome";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { removeDemoData } from "@/lib/settings/demo-data";
import { getFunnel } from "../get-funnel";
import { listBreakdowns } from "../list-breakdowns";
import { parsePeriod } from "../period";
import { checkRollups, rebuildRollups } from "./check-rollups";
import { rollUpChanges } from "./roll-up";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const NOW = new Date("2026-01-20T12:00:00Z");
const ZONES = ["UTC", "Asia/Tashkent", "America/New_York", "Asia/Kolkata"];

let people: UserActor[] = [];
let admin: UserActor;

/** Everything reports tell, to everybody, in whole and half zones, narrowed and not. */
async function everyFigure() {
  const told: unknown[] = [];
  const [rep] = people;
  for (const actor of people.filter(({ role }) => role !== "operator")) {
    for (const zone of ZONES) {
      const period = parsePeriod({ from: "2026-01-01", to: "2026-01-20" }, zone, NOW);
      const filters = [
        {},
        { ownerId: rep?.userId ?? "" },
        { teamId: rep?.teamId ?? "" },
        { language: "ru" as const },
      ];
      for (const filter of filters) {
        told.push(
          await getFunnel(actor, period, filter),
          await listBreakdowns(actor, period, filter),
        );
      }
    }
  }
  return told;
}

const waiting = async () => (await database().select().from(callRollupChanges)).length;

beforeAll(async () => {
  await seedDemo(NOW);
  const rows = await database().select().from(users).orderBy(asc(users.email));
  people = rows.map((user) => ({
    kind: "user",
    userId: user.id,
    sessionId: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    teamId: user.teamId,
    seesAllTeams: false,
    locale: null,
    ip: null,
  }));
  const found = people.find(({ role }) => role === "admin");
  if (!found) throw new Error("no admin");
  admin = found;
  // A supervisor's own calls beside the team's, and calls of nobody.
  const supervisor = people.find(({ role }) => role === "supervisor");
  const [other] = await database().insert(teams).values({ name: "Other" }).returning();
  const some = await database().select({ id: calls.id }).from(calls).limit(30);
  for (const [no, { id }] of some.entries()) {
    const whose =
      no % 3 === 0
        ? { ownerId: null, teamId: null }
        : { ownerId: supervisor?.userId, teamId: no % 3 === 1 ? (other?.id ?? null) : null };
    await database().update(calls).set(whose).where(eq(calls.id, id));
  }
});

describe("figures of reports", () => {
  it("are the same before calls are rolled up and after, to everybody, in every zone", async () => {
    const before = await everyFigure();
    expect(await waiting()).toBeGreaterThan(0);
    expect(await rollUpChanges()).toBeGreaterThan(0);
    expect(await waiting()).toBe(0);
    expect(await everyFigure()).toEqual(before);
    expect(await checkRollups()).toMatchObject({ waiting: 0, misrolled: [] });
  });

  it("follow a correction at once", async () => {
    const [call] = await database().select().from(calls).where(eq(calls.outcome, "not_interested"));
    const day = call?.createdAt.toISOString().slice(0, 10) ?? "";
    const period = parsePeriod({ from: day, to: day }, "UTC", NOW);
    const { funnel } = await getFunnel(admin, period);
    await correctOutcome({
      actor: admin,
      input: { callId: call?.id ?? "", outcome: "interested" },
    });
    const corrected = await getFunnel(admin, period);
    expect(corrected.funnel.interested).toBe(funnel.interested + 1);
    await rollUpChanges();
    expect(await getFunnel(admin, period)).toEqual(corrected);
  });

  it("follow people and teams that are deleted", async () => {
    const owned = await database().select().from(calls).where(isNotNull(calls.teamId)).limit(1);
    const { totalCalls } = await getFunnel(admin, parsePeriod({}, "UTC", NOW));
    await database()
      .delete(teams)
      .where(eq(teams.id, owned[0]?.teamId ?? ""));
    const before = await everyFigure();
    await rollUpChanges();
    expect(await everyFigure()).toEqual(before);
    expect(await checkRollups()).toMatchObject({ waiting: 0, misrolled: [] });
    expect((await getFunnel(admin, parsePeriod({}, "UTC", NOW))).totalCalls).toBe(totalCalls);
  });
});

describe("the list of changes", () => {
  it("is not written by what no figure looks at", async () => {
    await database()
      .update(calls)
      .set({ version: sql`${calls.version} + 1` });
    expect(await waiting()).toBe(0);
  });

  it("loses no change that commits while its hour is rolled up", async () => {
    const [call] = await database().select().from(calls).limit(1);
    const id = call?.id ?? "";
    const set = (talkSeconds: number) =>
      database().update(calls).set({ talkSeconds }).where(eq(calls.id, id));
    await set(901);
    await database().transaction(async (tx) => {
      await tx.update(calls).set({ talkSeconds: 902, talked: true }).where(eq(calls.id, id));
      // The hour is rolled up without what this transaction has not committed.
      await rollUpChanges();
    });
    expect(await waiting()).toBe(1);
    await rollUpChanges();
    expect(await checkRollups()).toMatchObject({ waiting: 0, misrolled: [] });
  });

  it("is worked off by two at once without a trace", async () => {
    await database()
      .update(calls)
      .set({ talkSeconds: sql`coalesce(${calls.talkSeconds}, 0) + 1` });
    await Promise.all([rollUpChanges(), rollUpChanges(), rebuildRollups()]);
    expect(await checkRollups()).toMatchObject({ waiting: 0, misrolled: [] });
  });
});

describe("the check", () => {
  it("tells a figure nobody kept up, and a rebuild mends it", async () => {
    await database()
      .update(callRollups)
      .set({ called: sql`${callRollups.called} + 1` })
      .where(eq(callRollups.slice, "team"));
    await database().delete(callRollups).where(eq(callRollups.slice, "all"));
    const { misrolled } = await checkRollups();
    expect(new Set(misrolled.map(({ slice }) => slice.split(" ")[0]))).toEqual(
      new Set(["all", "team"]),
    );
    expect(misrolled.some(({ is }) => is === null)).toBe(true);
    const { rows } = await checkRollups();
    await rebuildRollups();
    const after = await checkRollups();
    expect(after).toMatchObject({ waiting: 0, misrolled: [] });
    expect(after.rows).toBeGreaterThan(rows);
  });

  it("finds nothing left where all demo calls were removed", async () => {
    await removeDemoData({ actor: admin });
    await rollUpChanges();
    expect(await checkRollups()).toEqual({ rows: 0, waiting: 0, misrolled: [] });
    expect((await getFunnel(admin, parsePeriod({}, "UTC", NOW))).totalCalls).toBe(0);
  });
});
