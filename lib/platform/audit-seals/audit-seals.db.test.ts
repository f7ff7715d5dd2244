import { beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { audit } from "../audit";
import { sealAudit } from "./seal-audit";
import { verifyAudit } from "./verify-audit";

const test = withTestDatabase(closeDatabase);
const ACTOR = { kind: "user", userId: crypto.randomUUID(), name: "Ann", ip: "192.0.2.7" } as const;

async function act(action: string): Promise<void> {
  await audit(database(), ACTOR, action, { kind: "call", id: "1" }, { b: 1, a: [2] });
}

beforeEach(async () => {
  await test.sql`truncate audit_log, audit_seals restart identity`;
  for (const action of ["one", "two", "three"]) await act(action);
  await sealAudit();
});

const found = async () => (await verifyAudit()).problem;

it("fits while nothing was touched, and lines to come wait for their seal", async () => {
  await act("four");
  expect(await verifyAudit()).toMatchObject({ problem: null, sealed: 3, waiting: 1 });
  expect(await sealAudit()).toBe(1);
  expect(await sealAudit()).toBe(0);
  expect(await verifyAudit()).toMatchObject({ problem: null, sealed: 4, last: { no: 4 } });
});

it("reads the latest alone where it is asked for them", async () => {
  await test.sql`update audit_log set action = 'nothing' where no = 1`;
  expect(await verifyAudit({ latest: 2 })).toMatchObject({ problem: null, sealed: 2 });
  expect(await verifyAudit({ latest: 3 })).toMatchObject({ problem: { no: 1 } });
});

it("makes one chain of sealers at the same time", async () => {
  for (let no = 0; no < 20; no++) await act("more");
  await Promise.all([sealAudit(), sealAudit(), sealAudit()]);
  expect(await verifyAudit()).toMatchObject({ problem: null, sealed: 23, waiting: 0 });
});

describe("names the first line that", () => {
  it.each([
    ["act", "action = 'nothing'"],
    ["time", "at = at + interval '1 microsecond'"],
    ["detail", `detail = '{"a": [3], "b": 1}'`],
    ["name", "actor_name = 'Bob'"],
    ["address", "ip = null"],
    ["person, though nobody was deleted", "actor_name = '', ip = null"],
  ])("was changed: its %s", async (_, change) => {
    await test.sql.unsafe(`update audit_log set ${change} where no = 2`);
    expect(await found()).toEqual({ kind: "line_changed", no: 2 });
  });

  it("was removed", async () => {
    await test.sql`delete from audit_log where no = 2`;
    expect(await found()).toEqual({ kind: "line_removed", no: 2 });
  });

  it("was put in later, sealed or not", async () => {
    await test.sql`update audit_seals set sealed_at = sealed_at where no = 1`;
    await test.sql`
      insert into audit_log (no, at, actor_kind, actor_name, action)
      values (-5, now() - interval '1 day', 'system', 'cli', 'calls.started')`;
    expect(await found()).toEqual({ kind: "line_inserted", no: -5 });
    await sealAudit();
    expect(await found()).toEqual({ kind: "line_inserted", no: -5 });
  });
});

describe("names the first seal that", () => {
  it("was changed", async () => {
    await test.sql`update audit_seals set act = person where no = 2`;
    expect(await found()).toEqual({ kind: "seal_broken", no: 2, auditNo: 2 });
  });

  it("follows one that was removed with its line", async () => {
    await test.sql`delete from audit_log where no = 2`;
    await test.sql`delete from audit_seals where no = 2`;
    expect(await found()).toEqual({ kind: "seal_broken", no: 3, auditNo: 3 });
  });
});

describe("the role that runs the product", () => {
  it.each([
    "update audit_log set action = 'x'",
    "delete from audit_log",
    "truncate audit_log",
    "update audit_seals set act = 'x'",
    "delete from audit_seals",
    "alter table audit_log disable trigger all",
    "create table mine (no int)",
    "create table pgboss.mine (no int)",
    "drop table calls",
    "delete from drizzle.__drizzle_migrations",
  ])("may not: %s", async (statement) => {
    const refused = await database()
      .execute(statement)
      .then(
        () => "done",
        (error: { cause?: { code?: string } }) => error.cause?.code,
      );
    expect(refused).toBe("42501");
  });
});
