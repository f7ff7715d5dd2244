import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { anyFreePort } from "../processes/ports";
import { waitUntilGone } from "../processes/process-table";
import { type Cluster, startCluster } from "./cluster";
import { prepareDatabase } from "./prepare-database";

const PATIENCE_MS = 60_000;
let place = "";
let port = 0;
let running: Cluster | null = null;

const start = async () => {
  running = await startCluster({
    root: process.cwd(),
    dataDir: join(place, "postgres"),
    port,
    password: "it's a password",
    durable: true,
    onLog: () => undefined,
  });
  return running;
};

const query = async <Row extends object>(url: string, text: string) => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe<Row[]>(text);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "halo-cluster-"));
  port = await anyFreePort();
});

afterAll(async () => {
  await running?.stop();
  rmSync(place, { recursive: true, force: true });
});

it(
  "makes roles and database, knows every alphabet, and is durable through kill -9",
  async () => {
    const first = await start();
    const passwords = { app: "pass word/1", owner: "pass word/2" };
    const urls = await prepareDatabase(first, passwords);
    const url = urls.owner;
    await query(url, "create table kept (text text); insert into kept values ('ПРИВЕТ Ёж')");
    expect(await query(url, "select lower(text) as text from kept")).toEqual([
      { text: "привет ёж" },
    ]);
    process.kill(first.pid, "SIGKILL");
    await first.exited;

    const second = await start();
    expect(await prepareDatabase(second, passwords)).toEqual(urls);
    expect(await query(url, "select text from kept where text ilike '%ёж'")).toHaveLength(1);
    await second.stop();
  },
  PATIENCE_MS,
);

it(
  "takes a new password of the role with old data",
  async () => {
    const cluster = await start();
    const { app, owner } = await prepareDatabase(cluster, { app: "another", owner: "one" });
    expect(await query(app, "select current_user as name")).toEqual([{ name: "halo_app" }]);
    expect(await query(owner, "select current_user as name")).toEqual([{ name: "halo_owner" }]);
    await cluster.stop();
  },
  PATIENCE_MS,
);

it(
  "moves a database of the former single role over, with all that is in it",
  async () => {
    const cluster = await start();
    const before = cluster.url("postgres");
    await query(before, "alter role halo_owner rename to halo; alter role halo password 'old'");
    await query(before, "drop role halo_app");
    const former = cluster.url("halo", { name: "halo", password: "old" });
    await query(former, "create table theirs (no int); insert into theirs values (7)");

    const { app, owner } = await prepareDatabase(cluster, { app: "new", owner: "newer" });
    expect(await query(owner, "select no from theirs")).toEqual([{ no: 7 }]);
    await query(owner, "alter table theirs add more int; drop table theirs");
    await expect(query(app, "select text from kept")).rejects.toMatchObject({ code: "42501" });
    await expect(query(former, "select 1")).rejects.toMatchObject({ code: "28P01" });
    await cluster.stop();
  },
  PATIENCE_MS,
);

it(
  "ends an orphaned server of the same data and starts",
  async () => {
    const orphan = await start();
    const next = await start();
    expect(await waitUntilGone(orphan.pid, 1_000)).toBe(true);
    await prepareDatabase(next, { app: "another", owner: "one" });
    await next.stop();
  },
  PATIENCE_MS,
);

it(
  "is not stopped by a lock whose number now belongs to somebody else",
  async () => {
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      const lock = join(place, "postgres", "postmaster.pid");
      writeFileSync(lock, `${stranger.pid}\n${join(place, "postgres")}\n1\n${port}\n\n`);
      const cluster = await start();
      expect(stranger.exitCode).toBeNull();
      await cluster.stop();
    } finally {
      stranger.kill("SIGKILL");
    }
  },
  PATIENCE_MS,
);
