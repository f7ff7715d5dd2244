import { eq, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { calls, callTurns, teams, users } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { makeActor, makeCall } from "../testing/test-calls";
import { type CallFilter, foundCalls, listCalls } from "./list-calls";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

/** A call of somebody that began then, with one turn. */
async function makeTalk(actor: UserActor, text: string, createdAt?: Date): Promise<string> {
  const callId = await makeCall(actor);
  await database()
    .update(calls)
    .set({ talked: true, ...(createdAt ? { createdAt } : {}) })
    .where(eq(calls.id, callId));
  await database()
    .insert(callTurns)
    .values({ callId, turnNo: 1, speaker: "callee", text, startMs: 0, endMs: 900, seq: 1 });
  return callId;
}

const idsOf = async (actor: UserActor, filter: CallFilter) =>
  (await listCalls(actor, filter)).items.map(({ id }) => id).sort();

describe("words said", () => {
  it("finds what everybody says and what hardly anybody says alike, among the calls one may see", async () => {
    const [rep, other] = [await makeActor(), await makeActor()];
    const common: string[] = [];
    for (let no = 1; no <= 6; no += 1)
      common.push(await makeTalk(rep, `Здравствуйте, номер ${no}000 удобно ГОВОРИТЬ`));
    const rare = await makeTalk(rep, "Здравствуйте. А рассрочка? Говорите громче");
    const theirs = await makeTalk(other, "Здравствуйте, рассрочка");
    const admin = await makeActor("admin");

    expect(await idsOf(rep, { q: "здравств говори" })).toEqual([...common, rare].sort());
    expect(await idsOf(rep, { q: "здравствуйте рассрочка" })).toEqual([rare]);
    expect(await idsOf(other, { q: "здравствуйте" })).toEqual([theirs]);
    expect(await idsOf(admin, { q: "РАССРОЧ" })).toEqual([rare, theirs].sort());
    expect(await idsOf(rep, { q: "ассрочка" })).toEqual([]);
    expect(await idsOf(rep, { q: "дравствуйте" })).toEqual([]);
    expect(await idsOf(rep, { q: "здравствуйте 3000", status: "initiating" })).toEqual([common[2]]);
    expect(await idsOf(rep, { q: "здравствуйте", outcome: "busy" })).toEqual([]);
  });

  it("sees the own and the team's calls, not another team's", async () => {
    const [team] = await database().insert(teams).values({ name: "Здесь" }).returning();
    const supervisor = await makeActor("supervisor", team?.id ?? null);
    const [mine, gone] = [await makeActor("rep", team?.id ?? null), await makeActor()];
    const seen = await makeTalk(mine, "квитанция");
    await makeTalk(gone, "квитанция");
    await database().update(users).set({ teamId: null }).where(eq(users.id, mine.userId));
    expect(await idsOf(supervisor, { q: "квитанц" })).toEqual([seen]);
  });
});

describe("an hour of the week", () => {
  const inNewYork = { weekday: 7, hour: 1, timeZone: "America/New_York" } as const;

  it("takes the hour that comes twice both times, and no neighbor", async () => {
    const rep = await makeActor();
    const at = (time: string) => makeTalk(rep, "слово", new Date(time));
    const wanted = [
      // Clocks went back at 06:00 UTC: 01:30 came twice.
      await at("2025-11-02T05:30:00Z"),
      await at("2025-11-02T06:30:00Z"),
      await at("2025-11-09T06:00:00Z"),
      await at("2025-08-03T05:59:59Z"),
    ];
    const beside = [
      await at("2025-11-02T04:30:00Z"),
      await at("2025-11-02T07:00:00Z"),
      await at("2025-11-09T05:59:59Z"),
      await at("2025-08-03T06:00:00Z"),
      await at("2025-08-04T05:30:00Z"),
    ];
    expect(await idsOf(rep, inNewYork)).toEqual([...wanted].sort());
    expect(await idsOf(rep, { ...inNewYork, from: "2025-11-03T00:00:00Z" })).toEqual([wanted[2]]);
    expect(await idsOf(rep, { ...inNewYork, to: "2025-11-02T05:00:00Z" })).toEqual([wanted[3]]);
    expect(await idsOf(rep, { ...inNewYork, from: "2026-09-01T00:00:00Z" })).toEqual([]);
    const all = await idsOf(rep, { weekday: 7, timeZone: "America/New_York" });
    expect(all).toEqual([...wanted, ...beside.slice(0, 4)].sort());
  });

  it("knows zones of half an hour", async () => {
    const rep = await makeActor();
    const asked = { weekday: 3, hour: 11, timeZone: "Asia/Kolkata" } as const;
    const seen = await makeTalk(rep, "слово", new Date("2026-01-14T06:29:00Z"));
    await makeTalk(rep, "слово", new Date("2026-01-14T06:30:00Z"));
    await makeTalk(rep, "слово", new Date("2026-01-14T05:29:00Z"));
    expect(await idsOf(rep, asked)).toEqual([seen]);
  });

  it("takes a day, or an hour of every day, with what clocks do to them", async () => {
    const rep = await makeActor();
    const at = (time: string) => makeTalk(rep, "слово", new Date(time));
    const newYork = "America/New_York";
    // Sunday, 2026-11-01, has 25 hours there: from 04:00 UTC to 05:00 UTC of the next day.
    const beside = [await at("2026-11-01T03:59:59Z"), await at("2026-11-02T05:00:00Z")];
    const sunday = [
      await at("2026-11-01T04:00:00Z"),
      await at("2026-11-01T06:30:00Z"),
      await at("2026-11-02T04:59:59Z"),
    ];
    const days = { from: "2026-10-26T12:00:00Z", to: "2026-11-07T00:00:00Z", timeZone: newYork };
    expect(await idsOf(rep, { ...days, weekday: 7 })).toEqual(sunday.toSorted());
    expect(await idsOf(rep, { ...days, hour: 23 })).toEqual([beside[0], sunday[2]].sort());
    expect(await idsOf(rep, { ...days, hour: 0 })).toEqual([beside[1], sunday[0]].sort());
    expect(await idsOf(rep, { ...days, hour: 1 })).toEqual([sunday[1]]);
  });

  it.each(["newest", "oldest", "longest"] as const)(
    "is paged through, the %s first",
    async (sort) => {
      const [rep, other] = [await makeActor(), await makeActor()];
      const made: string[] = [];
      for (const time of ["06T06:00", "06T06:20", "06T06:40", "13T06:10", "20T06:30", "20T06:50"]) {
        made.push(await makeTalk(rep, "слово", new Date(`2027-01-${time}:00Z`)));
        await makeTalk(other, "слово", new Date(`2027-01-${time}:30Z`));
        await makeTalk(rep, "слово", new Date(`2027-01-${time.replace("T06", "T08")}:00Z`));
      }
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const asked = { weekday: 3, hour: 6, sort, limit: 2, ...(cursor ? { cursor } : {}) };
        const page = await listCalls(rep, asked);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      if (sort === "longest") expect(seen.toSorted()).toEqual(made.toSorted());
      else expect(seen).toEqual(sort === "newest" ? made.toReversed() : made);
    },
  );

  it.each([{}, { status: "calling" }, { weekday: 3, hour: 6 }, { sort: "longest" }] as const)(
    "says whose calls they are once, with %j too",
    async (filter) => {
      const rep = await makeActor();
      const page = { sort: "newest", ...filter, limit: 26 } as const;
      const { params } = new PgDialect().sqlToQuery(sql`${await foundCalls(rep, filter, page)}`);
      expect(params.filter((param) => param === rep.userId)).toHaveLength(1);
    },
  );
});
