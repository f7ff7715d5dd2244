import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { auditLog } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { prefixQuery } from "../queries/found/said-words";
import { type CallFilter, listCalls } from "../queries/list-calls";
import { callRow, makeActor, makeCall, makeFinished } from "../testing/test-calls";
import { callAgain } from "./call-again";
import { exportCalls } from "./export-calls";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let rep: UserActor;
let talked = "";
let silent: string[] = [];

beforeAll(async () => {
  rep = await makeActor();
  talked = await makeFinished(rep);
  silent = [await makeCall(rep), await makeCall(rep)];
  await makeFinished(await makeActor());
});

const idsOf = async (filter: CallFilter) =>
  (await listCalls(rep, filter)).items.map(({ id }) => id);

describe("the list", () => {
  it("finds by part of a number, however it is typed, and by words said", async () => {
    const { phone } = await callRow(talked);
    expect(await idsOf({ q: `${phone.slice(3, 6)} (${phone.slice(6)})` })).toEqual([talked]);
    expect(await idsOf({ q: "ДА интер" })).toEqual([talked]);
    expect(await idsOf({ q: "интересно вам да" })).toEqual([]);
    expect(await idsOf({ q: "нтересно" })).toEqual([]);
    for (const q of ["!", "' & |", "---", "да:*<->"]) expect(await idsOf({ q })).toBeDefined();
  });

  it("narrows by every filter together", async () => {
    expect((await idsOf({ language: "ru", direction: "outbound", recording: "no" })).length).toBe(
      3,
    );
    expect(await idsOf({ recording: "yes" })).toEqual([]);
    expect(await idsOf({ crm: "added" })).toEqual([]);
    expect(await idsOf({ ids: [talked] })).toEqual([talked]);
  });

  it("pages through each order without losing or doubling a call", async () => {
    for (const sort of ["newest", "oldest", "longest"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listCalls(rep, { sort, limit: 1, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect([...seen].sort(), sort).toEqual([talked, ...silent].sort());
      if (sort === "longest") expect(seen[0]).toBe(talked);
      if (sort === "oldest") expect(seen[0]).toBe(talked);
      if (sort === "newest") expect(seen[2]).toBe(talked);
    }
  });

  it("asks PostgreSQL for letters and digits only", () => {
    expect(prefixQuery("Скидка & на:* | дост'")).toBe("Скидка:* & на:* & дост:*");
    expect(prefixQuery(" !<-> ")).toBe("");
  });
});

describe("the file", () => {
  it("holds the view, for a spreadsheet, and stands in the audit log", async () => {
    const options = { timeZone: "Asia/Tashkent", origin: "https://halo.test" };
    const text = async (locale: "ru" | "en", filter: CallFilter) =>
      new Response(await exportCalls(rep, filter, { ...options, locale })).arrayBuffer();
    const bytes = new Uint8Array(await text("ru", {}));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain("(Asia/Tashkent);Номер;");
    expect(lines.every((line) => line.split(";").length === 10)).toBe(true);
    const { phone } = await callRow(talked);
    const one = new TextDecoder().decode(await text("en", { ids: [talked] })).split("\r\n");
    expect(one[1]).toContain(`,'${phone},`);
    expect(one[1]).toContain(`https://halo.test/calls/${talked}`);
    const [logged] = await database()
      .select({ count: sql<number>`count(*)::int` })
      .from(auditLog)
      .where(eq(auditLog.action, "calls.export"));
    expect(logged?.count).toBe(2);
  });

  it("goes on past a thousand, in the order of the view", async () => {
    const many = await makeActor();
    const one = await makeCall(many);
    await database().execute(sql`
      insert into calls
      select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'idempotency_key', null,
        'talk_seconds', no % 7, 'created_at', c.created_at - no / 3 * interval '1 second'))).*
      from calls c, generate_series(1, 1100) no where c.id = ${one}`);
    const options = { timeZone: "UTC", origin: "https://halo.test", locale: "en" } as const;
    for (const sort of ["newest", "longest"] as const) {
      const file = await new Response(await exportCalls(many, { sort }, options)).text();
      const cells = file
        .trim()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(","));
      expect(new Set(cells.map((call) => call.at(-1))).size, sort).toBe(1101);
      const values = cells.map((call) => call[sort === "newest" ? 0 : 6] ?? "");
      expect(values, sort).toEqual([...values].sort().reverse());
    }
  });
});

describe("calling again", () => {
  it("repeats settings once a key, and says whom the rules left out", async () => {
    const [first = "", second = ""] = silent;
    await database().transaction(async (tx) => {
      const { phone } = await callRow(second);
      await addToDoNotCall(tx, { phone, reason: "test", source: "call", callId: second });
    });
    const theirs = await makeFinished(await makeActor());
    const input = { callIds: [first, second, theirs, first], key: crypto.randomUUID() };
    const results = await callAgain({ actor: rep, input });
    expect(results.map(({ reason }) => reason)).toEqual([
      expect.toSatisfy((reason) => reason === null || reason === "outside_hours"),
      "do_not_call",
      "not_found",
    ]);
    const again = await callAgain({ actor: rep, input });
    expect(again).toEqual(results);
    const newCallId = results[0]?.newCallId;
    if (newCallId)
      expect(await callRow(newCallId)).toMatchObject({ againOf: first, prompt: "Ask." });
  });
});
