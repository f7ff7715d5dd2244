import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { env } from "@/lib/env";
import {
  checkClock,
  checkGrants,
  checkKeys,
  checkMigrations,
  checkOutbox,
  checkQueue,
  checkServer,
  checkWorker,
} from "./database-checks";
import { checkWebhookAddress } from "./outside-checks";

const testDatabase = withTestDatabase(closeDatabase);
let kept: Pick<ReturnType<typeof env>, "SECRET_KEY" | "BACKEND_URL">;

beforeAll(() => {
  const { SECRET_KEY, BACKEND_URL } = env();
  kept = { SECRET_KEY, BACKEND_URL };
});

afterEach(async () => {
  Object.assign(env(), kept);
  delete (globalThis as { haloSealFits?: boolean }).haloSealFits;
  await testDatabase.sql`truncate heartbeats, settings`;
});

describe("the doctor", () => {
  it("finds nothing wrong with a new database but that nobody works in it", async () => {
    const checks = [checkServer, checkClock, checkMigrations, checkGrants, checkKeys, checkQueue];
    for (const check of checks) expect(await check()).toMatchObject({ state: "good" });
    expect(await checkOutbox()).toMatchObject({ state: "good" });
    expect(await checkWorker()).toMatchObject({ state: "bad", detail: "none has ever run" });
  });

  it("tells a living worker from a silent one", async () => {
    const { sql } = testDatabase;
    await sql`insert into heartbeats (process, kind, started_at, seen_at, version)
      values ('host:1', 'worker', now(), now() - interval '1 hour', 'v24')`;
    expect(await checkWorker()).toMatchObject({ state: "bad" });
    await sql`update heartbeats set seen_at = now()`;
    expect(await checkWorker()).toMatchObject({ state: "good" });
  });

  it("tells a role that may change the audit log, and one that lacks a right", async () => {
    const { sql } = testDatabase;
    await sql`grant update on audit_log to halo_app`;
    expect(await checkGrants()).toMatchObject({ state: "attention" });
    await sql`revoke update on audit_log from halo_app`;
    await sql`revoke insert on calls from halo_app`;
    expect(await checkGrants()).toMatchObject({ state: "bad" });
    await sql`grant insert on calls to halo_app`;
    expect(await checkGrants()).toMatchObject({ state: "good" });
  });

  it("names migrations that are missing, with the command that runs them", async () => {
    const { sql } = testDatabase;
    const [last] = await sql`
      delete from drizzle.__drizzle_migrations
      where id = (select max(id) from drizzle.__drizzle_migrations) returning *`;
    expect(await checkMigrations()).toMatchObject({
      state: "bad",
      advice: expect.stringContaining("db:migrate"),
    });
    await sql`insert into drizzle.__drizzle_migrations ${sql(last ?? {})}`;
  });

  it("says that keys are wrong without showing them", async () => {
    await checkKeys();
    const wrong = "another secret key of thirty-two characters";
    Object.assign(env(), { SECRET_KEY: wrong });
    delete (globalThis as { haloSealFits?: boolean }).haloSealFits;
    const finding = await checkKeys();
    expect(finding).toMatchObject({ state: "bad" });
    expect(JSON.stringify(finding)).not.toContain(wrong);
  });

  it("says when the address of the webhooks does not answer", async () => {
    // Nobody listens on the port of discard.
    Object.assign(env(), { BACKEND_URL: "http://127.0.0.1:9" });
    expect(await checkWebhookAddress()).toMatchObject({
      state: "bad",
      advice: expect.stringContaining("BACKEND_URL"),
    });
  });
});
