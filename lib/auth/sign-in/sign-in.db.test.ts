import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { AppError } from "@/lib/platform/errors";
import { disableUser } from "../users/change-user";
import { createUser } from "../users/create-user";
import { signIn } from "./sign-in";
import { reserveAttempt, throttleKeys } from "./throttle";

const database = withTestDatabase(closeDatabase);
const SYSTEM = { kind: "system", name: "cli" } as const;
const PASSWORD = "a good long phrase";

const attempt = (email: string, password: string, ip: string | null = null) =>
  signIn({ email, password, kind: "browser", ip, userAgent: "test" });

/** How a refusal looks from outside: its code and whether it took its slot of 750 ms. */
async function refusal(email: string, password: string) {
  const started = performance.now();
  const error = await attempt(email, password).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("it was not refused");
  return {
    code: error.code,
    message: error.message,
    fields: error.fields,
    detail: error.detail,
    retryAfterSeconds: error.retryAfterSeconds,
    isEarly: performance.now() - started < 745,
  };
}

beforeAll(async () => {
  for (const name of ["rep", "disabled", "other"]) {
    const input = { email: `${name}@x.test`, name, role: "rep", password: PASSWORD } as const;
    const { userId } = await createUser({ actor: SYSTEM, input });
    if (name === "disabled") await disableUser({ actor: SYSTEM, input: { userId } });
  }
});

beforeEach(async () => {
  await database.sql`delete from login_throttle`;
});

describe("signIn", () => {
  it("opens a session, keeps only its hash, and writes the audit log", async () => {
    const session = await attempt(" Rep@X.test ", PASSWORD, "203.0.113.7");
    const [row] = await database.sql`select * from sessions where id = ${session.sessionId}`;
    expect(row).toMatchObject({ kind: "browser", ip: "203.0.113.7", revoked_at: null });
    expect(JSON.stringify(row)).not.toContain(session.token);
    const days = (row?.expires_at.getTime() - row?.created_at.getTime()) / 86_400_000;
    expect(days).toBeCloseTo(7, 5);
    const lines =
      await database.sql`select action, actor_id from audit_log where object_id = ${session.sessionId}`;
    expect(lines).toMatchObject([{ action: "auth.signed_in", actor_id: session.userId }]);
  });

  it("refuses wrong password, nobody, the disabled and the throttled alike, in text and time", async () => {
    await database.sql`insert into login_throttle (key, failures, blocked_until)
      select ${throttleKeys("other@x.test", null)[0]?.key ?? ""}, 10, now() + interval '5 minutes'`;
    const refusals = [];
    for (const [email, password] of [
      ["rep@x.test", "wrong"],
      ["nobody@x.test", "wrong"],
      ["disabled@x.test", PASSWORD],
      ["other@x.test", PASSWORD],
    ] as const) {
      refusals.push(await refusal(email, password));
    }
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: "unauthorized", isEarly: false });
  });

  it("starts afresh after the right password", async () => {
    for (let failure = 0; failure < 3; failure += 1) await refusal("rep@x.test", "wrong");
    await attempt("rep@x.test", PASSWORD, "203.0.113.9");
    const rows = await database.sql`select key, failures from login_throttle`;
    expect(rows.filter(({ failures }) => failures > 0)).toEqual([]);
  });
});

describe("the throttle", () => {
  const keys = throttleKeys("rep@x.test", "203.0.113.7");
  const waits = () =>
    database.sql`select round(extract(epoch from blocked_until - last_at))::int as seconds
      from login_throttle where key like 'account:%'`.then(([row]) => row?.seconds ?? null);
  const endWait = () =>
    database.sql`update login_throttle set blocked_until = now() - interval '1 second'`;

  it("looks at ten attempts that come at the same moment, and at no more", async () => {
    const results = await Promise.all(Array.from({ length: 40 }, () => reserveAttempt(keys)));
    expect(results.filter(Boolean)).toHaveLength(10);
  });

  it("doubles the wait up to 15 minutes and never locks for good", async () => {
    for (let failure = 0; failure < 10; failure += 1) expect(await reserveAttempt(keys)).toBe(true);
    const seen = [await waits()];
    for (let failure = 0; failure < 8; failure += 1) {
      expect(await reserveAttempt(keys)).toBe(false);
      await endWait();
      expect(await reserveAttempt(keys)).toBe(true);
      seen.push(await waits());
    }
    expect(seen).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
    await endWait();
    await expect(attempt("rep@x.test", PASSWORD)).resolves.toMatchObject({ role: "rep" });
  });

  it("counts an address over many accounts", async () => {
    for (let account = 0; account < 10; account += 1) {
      expect(await reserveAttempt(throttleKeys(`a${account}@x.test`, "198.51.100.4"))).toBe(true);
    }
    expect(await reserveAttempt(throttleKeys("b@x.test", "198.51.100.4"))).toBe(false);
    expect(await reserveAttempt(throttleKeys("b@x.test", "198.51.100.5"))).toBe(true);
  });

  it("counts a network over many addresses", async () => {
    for (let host = 0; host < 30; host += 1) {
      expect(await reserveAttempt(throttleKeys(`c${host}@x.test`, `192.0.2.${host}`))).toBe(true);
    }
    expect(await reserveAttempt(throttleKeys("d@x.test", "192.0.2.99"))).toBe(false);
  });

  it("forgets failures of the day before", async () => {
    for (let failure = 0; failure < 10; failure += 1) await reserveAttempt(keys);
    await database.sql`update login_throttle
      set last_at = now() - interval '25 hours', blocked_until = now() - interval '24 hours'`;
    expect(await reserveAttempt(keys)).toBe(true);
    expect(await waits()).toBeNull();
  });
});
