import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { type CrmStatus, OUTCOMES, type Outcome, type Role } from "@/db/enums";
import { calls, teams, users } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { FUNNEL_STEPS } from "@/lib/calls/funnel-steps";
import { getCall } from "@/lib/calls/queries/get-call";
import { getCallStatus } from "@/lib/calls/queries/get-call-status";
import { listCalls } from "@/lib/calls/queries/list-calls";
import { OUTCOME_GROUP, OUTCOME_GROUPS } from "@/lib/calls/status";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { getFunnel } from "./get-funnel";
import { getReport } from "./get-report";
import { parsePeriod } from "./period";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const FROM = new Date("2026-03-01T00:00:00Z");
const UNTIL = new Date("2026-03-31T00:00:00Z");
const PERIOD = { from: FROM, until: UNTIL };

type Row = typeof calls.$inferInsert;
let rows: Row[] = [];
let rep: UserActor;
let colleague: UserActor;
let supervisor: UserActor;
let admin: UserActor;
let stranger: UserActor;

/** The funnel said once more, over plain rows: what the SQL must agree with. */
function funnelOf(seen: Row[]) {
  const called = seen.filter((row) => row.permittedAt);
  const talked = called.filter((row) => row.talked);
  const interested = talked.filter(
    (row) => row.outcome === "interested" || row.outcome === "callback",
  );
  const lead = interested.filter((row) => row.crmStatus === "added");
  return {
    called: called.length,
    talked: talked.length,
    interested: interested.length,
    lead: lead.length,
  };
}

const inPeriod = (row: Row) =>
  Boolean(row.createdAt && row.createdAt >= FROM && row.createdAt < UNTIL);

async function addPerson(role: Role, teamId: string | null): Promise<UserActor> {
  const email = `${role}-${Math.random().toString(36).slice(2)}@halo.test`;
  const [user] = await database()
    .insert(users)
    .values({ email, name: email, role, teamId })
    .returning();
  if (!user) throw new Error("no user");
  return {
    kind: "user",
    userId: user.id,
    sessionId: user.id,
    name: user.name,
    email,
    role,
    teamId,
    seesAllTeams: false,
    locale: null,
    ip: null,
  };
}

/** Every combination of what the funnel looks at, spread over owners, teams and the edges of the period. */
function everyKind(owners: UserActor[]): Row[] {
  const crm: (CrmStatus | null)[] = ["added", "pending", "not_created", null];
  const outcomes: (Outcome | null)[] = [...OUTCOMES, null];
  const edges = [
    FROM,
    new Date(FROM.getTime() - 1),
    new Date("2026-03-15T12:00:00Z"),
    new Date(UNTIL.getTime() - 1),
    UNTIL,
  ];
  const made: Row[] = [];
  for (const outcome of outcomes) {
    for (const crmStatus of crm) {
      for (const talked of [true, false]) {
        for (const isPermitted of [true, false]) {
          const no = made.length;
          const createdAt = edges[no % edges.length] ?? FROM;
          const owner = owners[no % owners.length];
          made.push({
            world: "sandbox",
            phone: `+9989${String(10_000_000 + no)}`,
            language: "ru",
            voice: "female",
            engine: "scripted",
            greeting: "",
            prompt: "",
            status: "completed",
            statusRank: 90,
            ownerId: no % 7 === 0 ? null : owner?.userId,
            teamId: no % 7 === 0 ? null : owner?.teamId,
            outcome,
            crmStatus,
            talked,
            talkSeconds: talked ? 10 + (no % 50) : null,
            permittedAt: isPermitted ? createdAt : null,
            createdAt,
          });
        }
      }
    }
  }
  return made;
}

beforeAll(async () => {
  const made = await database()
    .insert(teams)
    .values([{ name: "North" }, { name: "South" }])
    .returning();
  const [north, south] = [made[0]?.id ?? null, made[1]?.id ?? null];
  rep = await addPerson("rep", north);
  colleague = await addPerson("rep", north);
  supervisor = await addPerson("supervisor", north);
  stranger = await addPerson("rep", south);
  admin = await addPerson("admin", null);
  rows = await database()
    .insert(calls)
    .values(everyKind([rep, colleague, stranger]))
    .returning();
});

const VIEWS: [string, () => UserActor, (row: Row) => boolean][] = [
  ["a rep: own calls", () => rep, (row) => row.ownerId === rep.userId],
  [
    "a supervisor: the team's calls",
    () => supervisor,
    (row) => row.teamId === supervisor.teamId && row.teamId !== null,
  ],
  ["an admin: all calls", () => admin, () => true],
];

describe.each(VIEWS)("the funnel of %s", (_name, actor, sees) => {
  it("agrees with the definitions, over exactly the visible calls of the period", async () => {
    const seen = rows.filter((row) => sees(row) && inPeriod(row));
    const report = await getFunnel(actor(), PERIOD);
    expect(report.totalCalls).toBe(seen.length);
    expect(report.funnel).toEqual(funnelOf(seen));
    const talks = seen
      .filter((row) => row.permittedAt && row.talked)
      .map((row) => row.talkSeconds ?? 0);
    expect(report.averageTalkSeconds).toBeCloseTo(
      talks.reduce((a, b) => a + b, 0) / talks.length,
      6,
    );
  });

  it("is the sum of its days, in whatever zone they are counted", async () => {
    for (const zone of ["UTC", "Asia/Tashkent", "America/New_York"]) {
      const period = parsePeriod({ from: "2026-03-01", to: "2026-03-30" }, zone, UNTIL);
      const { days, hours, outcomes, ...whole } = await getReport(actor(), period);
      expect(whole).toEqual(await getFunnel(actor(), period));
      const { funnel, totalCalls } = whole;
      const inAll = (parts: { calls: number }[]) =>
        parts.reduce((total, part) => total + part.calls, 0);
      expect([inAll(hours), inAll(outcomes)]).toEqual([totalCalls, totalCalls]);
      const sum = (step: "called" | "talked" | "interested") =>
        days.reduce((total, day) => total + day[step], 0);
      expect(days).toHaveLength(30);
      expect([sum("called"), sum("talked"), sum("interested")]).toEqual([
        funnel.called,
        funnel.talked,
        funnel.interested,
      ]);
    }
  });

  it("opens exactly its calls at every number, page by page, newest first", async () => {
    const { funnel } = await getFunnel(actor(), PERIOD);
    for (const step of FUNNEL_STEPS) {
      const filter = { funnel: step, from: FROM.toISOString(), to: UNTIL.toISOString(), limit: 7 };
      const ids: string[] = [];
      const times: string[] = [];
      let cursor: string | undefined;
      do {
        const found = await listCalls(actor(), { ...filter, ...(cursor ? { cursor } : {}) });
        ids.push(...found.items.map((call) => call.id));
        times.push(...found.items.map((call) => call.createdAt));
        cursor = found.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(ids).size).toBe(funnel[step]);
      expect(ids).toHaveLength(funnel[step]);
      expect(times).toEqual([...times].sort().reverse());
    }
  });
});

describe("a narrowed view", () => {
  const days = { from: FROM.toISOString(), to: UNTIL.toISOString(), limit: 200 };
  const countOf = async (filter: Partial<Parameters<typeof listCalls>[1]>) => {
    let count = 0;
    let cursor: string | undefined;
    do {
      const found = await listCalls(admin, { ...days, ...filter, ...(cursor ? { cursor } : {}) });
      count += found.items.length;
      cursor = found.nextCursor ?? undefined;
    } while (cursor);
    return count;
  };

  it("opens exactly its calls at every hour of the week and every outcome", async () => {
    const timeZone = "Asia/Tashkent";
    const period = { ...PERIOD, firstDay: "2026-03-01", lastDay: "2026-03-31", timeZone };
    const { hours, outcomes } = await getReport(admin, period);
    expect(hours.length).toBeGreaterThan(1);
    for (const { weekday, hour, calls: count } of hours) {
      expect(await countOf({ weekday, hour, timeZone })).toBe(count);
    }
    for (const { outcome, calls: count } of outcomes) {
      if (outcome) expect(await countOf({ outcome })).toBe(count);
    }
    const open = outcomes.find(({ outcome }) => outcome === null);
    expect(await countOf({ group: "none" })).toBe(open?.calls);
    for (const group of OUTCOME_GROUPS) {
      const whole = outcomes
        .filter(({ outcome }) => outcome && OUTCOME_GROUP[outcome] === group)
        .reduce((sum, part) => sum + part.calls, 0);
      expect(await countOf({ group })).toBe(whole);
    }
  });

  it("opens exactly the calls that fell out between two steps", async () => {
    const { funnel } = await getFunnel(admin, PERIOD);
    expect(await countOf({ fellOut: "talked" })).toBe(funnel.called - funnel.talked);
    expect(await countOf({ fellOut: "interested" })).toBe(funnel.talked - funnel.interested);
    expect(await countOf({ fellOut: "lead" })).toBe(funnel.interested - funnel.lead);
  });

  it("counts a rep, a team, a language and a CRM state as the list does", async () => {
    for (const filter of [
      { ownerId: rep.userId },
      { teamId: rep.teamId ?? "" },
      { language: "uz" as const },
      { crm: "added" as const },
      { direction: "inbound" as const },
      { botId: rep.userId },
    ]) {
      const { totalCalls } = await getFunnel(admin, PERIOD, filter);
      expect(await countOf(filter)).toBe(totalCalls);
    }
    const { totalCalls } = await getFunnel(admin, PERIOD, { ownerId: rep.userId });
    expect(totalCalls).toBeGreaterThan(0);
  });

  it("shows nobody more than they may see", async () => {
    const seen = await getFunnel(rep, PERIOD, { ownerId: stranger.userId });
    expect(seen.totalCalls).toBe(0);
  });
});

describe("a foreign call", () => {
  it("answers like a missing one", async () => {
    const foreign = rows.find((row) => row.ownerId === stranger.userId)?.id ?? "";
    for (const actor of [rep, supervisor]) {
      await expect(getCall(actor, foreign)).rejects.toMatchObject({ code: "not_found" });
      await expect(getCallStatus(actor, foreign)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await getCall(admin, foreign)).id).toBe(foreign);
  });

  it("stays out of a search", async () => {
    const foreign = rows.find((row) => row.ownerId === stranger.userId);
    expect((await listCalls(rep, { phone: foreign?.phone })).items).toEqual([]);
  });
});

describe("the figures", () => {
  it("are refused to an operator", async () => {
    await expect(getFunnel({ ...rep, role: "operator" }, PERIOD)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("are null and zero where there is nothing", async () => {
    const report = await getFunnel(admin, { from: new Date(0), until: new Date(1) });
    expect(report).toEqual({ totalCalls: 0, funnel: funnelOf([]), averageTalkSeconds: null });
  });
});
