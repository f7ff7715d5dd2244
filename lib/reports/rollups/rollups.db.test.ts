import { asc, eq, isNotNull, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import {
  bots,
  botVersions,
  callRollupChanges,
  callRollups,
  calls,
  teams,
  users,
} from "@/db/schema";
import { seedDemo } from "@/db/seed/demo/seed-demo";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { correctOutcome } from "@/lib/calls/correct-outcome";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { removeDemoData } from "@/lib/settings/demo-data";
import { getFunnel } from "../get-funnel";
import { getReport, type Report } from "../get-report";
import { parsePeriod } from "../period";
import type { ReportFilter } from "../report-filter";
import { checkRollups, rebuildRollups } from "./check-rollups";
import { FIGURES, named } from "./figures";
import { rollUpChanges } from "./roll-up";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const NOW = new Date("2026-01-20T12:00:00Z");
/** Of the house's own. */
const BOT = "b0700000-0000-4000-8000-000000000001";
const ZONES = ["UTC", "Asia/Tashkent", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu"];

let people: UserActor[] = [];
let admin: UserActor;

/** Everything reports tell, to everybody, in whole and half zones, narrowed and not. */
async function everyFigure() {
  const told: unknown[] = [];
  const [rep] = people;
  for (const actor of people.filter(({ role }) => role !== "operator")) {
    for (const zone of ZONES) {
      const period = parsePeriod({ from: "2026-01-01", to: "2026-01-20" }, zone, NOW);
      const filters = [{}, { ownerId: rep?.userId ?? "" }, { teamId: rep?.teamId ?? "" }];
      const finer = [
        { language: "ru" as const },
        { direction: "outbound" as const },
        { crm: "added" as const },
        { botId: BOT },
        { botId: BOT, teamId: rep?.teamId ?? "" },
        { language: "uz" as const, ownerId: rep?.userId ?? "" },
        { language: "ru" as const, crm: "added" as const },
        { language: "ru" as const, botId: BOT, teamId: rep?.teamId ?? "" },
        { direction: "inbound" as const, crm: "pending" as const, botId: BOT },
      ];
      // One zone of each kind is enough for the finer ones: those of half hours read the calls.
      const isOfKind = zone === "UTC" || zone === "Asia/Kolkata";
      for (const filter of isOfKind ? [...filters, ...finer] : filters) {
        told.push(await getFunnel(actor, period, filter), await getReport(actor, period, filter));
      }
    }
  }
  return told;
}

async function versionOf(botId: string): Promise<string> {
  const [version] = await database().select().from(botVersions).where(eq(botVersions.botId, botId));
  return version?.id ?? "";
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
  // Half of the calls in Russian were made by a bot, some of them came in.
  const version = await versionOf(BOT);
  const spoken = await database().select().from(calls).where(eq(calls.language, "ru"));
  for (const [no, { id }] of spoken.entries()) {
    const made = { botVersionId: no % 2 === 0 ? version : null };
    const came = { direction: no % 5 === 0 ? ("inbound" as const) : ("outbound" as const) };
    await database()
      .update(calls)
      .set({ ...made, ...came })
      .where(eq(calls.id, id));
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

  it("are right where summer is half an hour", async () => {
    // Lord Howe Island: +11:00 until 2026-04-04T15:00Z, +10:30 until 2026-10-03T15:30Z, +11:00 again.
    const zone = "Australia/Lord_Howe";
    const born = [
      "2026-04-04T14",
      "2026-04-04T15",
      "2026-04-05T13",
      "2026-10-03T15",
      "2026-10-03T16",
    ];
    const minutes = ["00:00", "10:00", "29:59", "30:00", "50:00"];
    const times = born.flatMap((hour) => minutes.map((minute) => new Date(`${hour}:${minute}Z`)));
    const some = await database().select({ id: calls.id }).from(calls).limit(times.length);
    const before = await database().select().from(calls).limit(times.length);
    expect(some).toHaveLength(times.length);
    for (const [no, { id }] of some.entries())
      await database().update(calls).set({ createdAt: times[no] }).where(eq(calls.id, id));
    const spans = [
      ["2026-04-05", "2026-04-05"],
      ["2026-04-04", "2026-04-06"],
      ["2026-10-04", "2026-10-04"],
      ["2026-03-30", "2026-10-30"],
    ];
    const told = () =>
      Promise.all(
        spans.map(async ([from, to]) => {
          const period = parsePeriod({ from, to }, zone, NOW);
          return [await getFunnel(admin, period), await getReport(admin, period)];
        }),
      );
    const read = await told();
    const [, { hours }] = read[3] as [unknown, Report];
    expect(hours.map(({ weekday, hour, calls }) => [weekday, hour, calls])).toEqual([
      [1, 0, 2],
      [7, 1, 11],
      [7, 2, 4],
      [7, 3, 5],
      [7, 23, 3],
    ]);
    await rollUpChanges();
    expect(await told()).toEqual(read);
    for (const { id, createdAt } of before)
      await database().update(calls).set({ createdAt }).where(eq(calls.id, id));
    await rollUpChanges();
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

  it("follow a bot that is deleted, and a language that was corrected by hand", async () => {
    const period = parsePeriod({ from: "2025-12-20", to: "2026-01-20" }, "UTC", NOW);
    const callsOf = async (filter: ReportFilter) =>
      (await getFunnel(admin, period, filter)).totalCalls;
    const [ofBot, inTajik] = [await callsOf({ botId: BOT }), await callsOf({ language: "tj" })];
    expect(ofBot).toBeGreaterThan(0);
    const [call] = await database()
      .select()
      .from(calls)
      .where(eq(calls.botVersionId, await versionOf(BOT)));
    await database()
      .update(calls)
      .set({ language: "tj" })
      .where(eq(calls.id, call?.id ?? ""));
    expect(await callsOf({ language: "tj" })).toBe(inTajik + 1);
    await rollUpChanges();
    expect(await callsOf({ language: "tj" })).toBe(inTajik + 1);
    await database().delete(bots).where(eq(bots.id, BOT));
    expect(await callsOf({ botId: BOT })).toBe(0);
    await rollUpChanges();
    expect(await callsOf({ botId: BOT })).toBe(0);
    expect(await checkRollups()).toMatchObject({ waiting: 0, misrolled: [] });
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

it("the hours of a year are read off the index alone", async () => {
  const plan = await database().transaction(async (tx) => {
    // A table of a test is read whole otherwise.
    await tx.execute(sql`set local enable_seqscan = off`);
    await tx.execute(sql`set local enable_bitmapscan = off`);
    return tx.execute<{ "QUERY PLAN": string }>(sql`
      explain select ${named(FIGURES)} from ${callRollups}
      where slice = 'team' and part is null and team_id = ${admin.userId} and owner_id is null and from_minute = 0
        and hour >= '2026-01-01'`);
  });
  expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain(
    "Index Only Scan using call_rollups_key",
  );
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
