import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { makeActor, makeCall, makeFinished } from "@/lib/calls/testing/test-calls";
import { audit } from "@/lib/platform/audit";
import { sealAudit } from "@/lib/platform/audit-seals/seal-audit";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { runOnce } from "../processes/run-once";
import { programCommand } from "../product/programs";
import { type Contents, checkBackup, DamagedBackup } from "./backup-file";
import { readBackup } from "./read-backup";
import { JOBS, writeBackup } from "./write-backup";

const test = withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});
const place = mkdtempSync(join(tmpdir(), "halo-backup-"));
const file = join(place, "one.backup");
const root = process.cwd();
let contents: Contents;

/** Everything a table holds, in one number; the order does not count. */
async function printOf(sql: postgres.Sql, table: string): Promise<string> {
  const [row] = await sql.unsafe(
    `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as print from ${table} t`,
  );
  return String(row?.print);
}

beforeAll(async () => {
  const rep = await makeActor();
  await makeFinished(rep);
  await makeCall(rep);
  await audit(database(), rep, "calls.started", { kind: "call", id: "1" }, { "a\tb": "c\\\nd" });
  await sealAudit();
  contents = await writeBackup(test.urls.app, file);
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

it("is readable by its owner only, whole, and of one moment", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await checkBackup(file)).toEqual(contents);
  const rows = new Map(contents.tables.map(({ name, rows }) => [name, rows]));
  expect(rows.get("public.calls")).toBe(2);
  expect(rows.get(JOBS)).toBeGreaterThan(0);
  expect(rows.has("public.sessions")).toBe(false);
});

describe("a damaged file is refused, and what is wrong is said:", () => {
  const whole = () => readFileSync(file);
  const changed = () => {
    const bytes = whole();
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 255;
    return bytes;
  };
  it.each<[string, () => Buffer]>([
    ["cut off", () => whole().subarray(0, whole().length - 40)],
    ["cut off early", () => whole().subarray(0, 400)],
    ["changed in its middle", changed],
    ["followed by something", () => Buffer.concat([whole(), Buffer.from("more")])],
    ["something else", () => Buffer.from("insert into calls values (1)")],
    ["empty", () => Buffer.alloc(0)],
  ])("%s", async (_, bytes) => {
    const damaged = join(place, "damaged.backup");
    writeFileSync(damaged, bytes());
    await expect(checkBackup(damaged)).rejects.toThrow(DamagedBackup);
  });
});

it("gives back every row, number and job, with dialing paused", async () => {
  const name = `${new URL(test.urls.owner).pathname.slice(1)}_back`;
  const at = (like: string) => Object.assign(new URL(like), { pathname: `/${name}` }).href;
  const urls = { owner: at(test.urls.owner), app: at(test.urls.app) };
  await test.sql.unsafe(`create database ${name}`);
  const back = postgres(urls.owner, { max: 1, onnotice: () => undefined });
  const app = postgres(urls.app, { max: 1, onnotice: () => undefined });
  try {
    await readBackup(file, contents.header, urls, root, async () => {
      const env = { ...process.env, DATABASE_URL: urls.app, MIGRATION_DATABASE_URL: urls.owner };
      await runOnce("migrate", root, programCommand(root, "migrate", env, { dev: true }));
    });
    const own = new Set(["public.restores", "public.settings", "public.audit_log", JOBS]);
    for (const table of contents.tables.filter((one) => !own.has(one.name))) {
      expect([table.name, await printOf(back, table.name)]).toEqual([
        table.name,
        await printOf(test.sql, table.name),
      ]);
    }
    const [keys, keysThen] = await Promise.all(
      [back, test.sql].map((sql) => sql`select count(*) from pg_constraint where contype = 'f'`),
    );
    expect(keys).toEqual(keysThen);
    const jobs = contents.tables.find(({ name }) => name === JOBS)?.rows;
    expect(await app`select count(*)::int as n from pgboss.job`).toEqual([{ n: jobs }]);
    expect(await app`select value->'paused' as paused from settings where key = 'dialing'`).toEqual(
      [{ paused: true }],
    );
    expect(await app`select settled_at, resumed_at from restores`).toEqual([
      { settled_at: null, resumed_at: null },
    ]);
    const lines = await app`select no::int as no, action from audit_log order by no desc limit 1`;
    const [{ most = 0 } = {}] = await test.sql`select max(no)::int as most from audit_log`;
    expect(lines).toEqual([{ no: most + 1, action: "backup.restored" }]);
    await expect(app`delete from audit_log`).rejects.toMatchObject({ code: "42501" });
  } finally {
    await Promise.all([back.end(), app.end()]);
    await test.sql.unsafe(`drop database if exists ${name} with (force)`);
  }
});

it("of a newer build is refused before anything is made", async () => {
  const newer = { ...contents.header, migrations: [...contents.header.migrations, 9e12] };
  const nothing = async () => undefined;
  await expect(readBackup(file, newer, test.urls, root, nothing)).rejects.toThrow(/newer HALO/);
});
