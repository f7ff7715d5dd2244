import { beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import type { Role } from "@/db/enums";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "../actor";
import { hashToken, newToken } from "../sessions/session-token";
import { signIn } from "../sign-in/sign-in";
import { changePassword, changeRole, disableUser, enableUser } from "./change-user";
import { createUser } from "./create-user";
import { deleteUser } from "./delete-user";
import { findUserByEmail, listUsers } from "./queries";
import { setUpFirstAdmin } from "./set-up-first-admin";

const database = withTestDatabase(closeDatabase);
const SYSTEM = { kind: "system", name: "cli" } as const;
const PASSWORD = "a good long phrase";

async function add(email: string, role: Role) {
  const { userId } = await createUser({
    actor: SYSTEM,
    input: { email, name: email, role, password: PASSWORD },
  });
  return userId;
}

const signInAs = (email: string, password = PASSWORD) =>
  signIn({ email, password, kind: "browser", ip: null, userAgent: null });

beforeEach(async () => {
  await database.sql`truncate users, sessions, login_throttle, audit_log, one_time_tokens cascade`;
});

describe("people", () => {
  it("are added once per address, whatever its case", async () => {
    await add("Rep@X.test", "rep");
    expect(await listUsers(SYSTEM)).toMatchObject([
      { email: "rep@x.test", role: "rep", isDisabled: false },
    ]);
    await expect(add("rep@x.TEST", "admin")).rejects.toMatchObject({
      code: "conflict",
      fields: { email: "email_taken" },
    });
  });

  it("are managed by admins only", async () => {
    const userId = await add("rep@x.test", "rep");
    const actor: UserActor = {
      kind: "user",
      userId,
      sessionId: "s",
      name: "rep",
      email: "rep@x.test",
      role: "supervisor",
      teamId: null,
      seesAllTeams: true,
      locale: null,
      ip: null,
    };
    const input = { userId };
    const newcomer = { email: "a@x.test", name: "a", role: "rep", password: PASSWORD } as const;
    for (const act of [
      createUser({ actor, input: newcomer }),
      disableUser({ actor, input }),
      enableUser({ actor, input }),
      changeRole({ actor, input: { userId, role: "admin" } }),
      changePassword({ actor, input: { userId, password: PASSWORD } }),
      deleteUser({ actor, input }),
      listUsers(actor),
    ]) {
      await expect(act).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("come back when enabled again", async () => {
    const userId = await add("rep@x.test", "rep");
    await disableUser({ actor: SYSTEM, input: { userId } });
    await expect(signInAs("rep@x.test")).rejects.toMatchObject({ code: "unauthorized" });
    await enableUser({ actor: SYSTEM, input: { userId } });
    await expect(signInAs("rep@x.test")).resolves.toMatchObject({ userId });
  });

  it("always leave one admin", async () => {
    const one = await add("one@x.test", "admin");
    const two = await add("two@x.test", "admin");
    const acts = [
      disableUser({ actor: SYSTEM, input: { userId: one } }),
      deleteUser({ actor: SYSTEM, input: { userId: two } }),
    ];
    const results = await Promise.allSettled(acts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const left = (await listUsers(SYSTEM)).filter(({ isDisabled }) => !isDisabled);
    expect(left).toHaveLength(1);
    const last = left[0]?.userId ?? "";
    await expect(
      changeRole({ actor: SYSTEM, input: { userId: last, role: "rep" } }),
    ).rejects.toMatchObject({
      code: "conflict",
      detail: { rule: "last_admin" },
    });
  });

  it("are erased by deletion: their clients stay under nobody and the log keeps no name", async () => {
    const userId = await add("gone@x.test", "rep");
    await signInAs("gone@x.test");
    await database.sql`insert into contacts (name, owner_id) values ('A client', ${userId})`;
    await deleteUser({ actor: SYSTEM, input: { userId } });
    expect(await findUserByEmail(SYSTEM, "gone@x.test")).toBeNull();
    expect(await database.sql`select owner_id from contacts`).toMatchObject([{ owner_id: null }]);
    const log = await database.sql`select * from audit_log`;
    expect(log.map(({ action }) => action)).toContain("users.deleted");
    expect(JSON.stringify(log)).not.toContain("gone@x.test");
  });
});

describe("the first admin", () => {
  const link = async () => {
    const token = newToken();
    await database.sql`insert into one_time_tokens (token_hash, kind, expires_at)
      values (${hashToken(token)}, 'setup', now() + interval '1 hour')`;
    return token;
  };
  const make = (token: string, email = "first@x.test") =>
    setUpFirstAdmin({ input: { token, email, name: "First", password: PASSWORD } });

  it("is made once, by one link, even when two are used at the same moment", async () => {
    const links = [await link(), await link(), await link()];
    const results = await Promise.allSettled(
      links.map((token, number) => make(token, `first-${number}@x.test`)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listUsers(SYSTEM)).toMatchObject([{ role: "admin" }]);
    await expect(make(await link(), "second@x.test")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not made by a wrong or old link, nor with a bad password", async () => {
    await expect(make("wrong")).rejects.toMatchObject({ code: "not_found" });
    const old = await link();
    await database.sql`update one_time_tokens set expires_at = now() - interval '1 second'`;
    await expect(make(old)).rejects.toMatchObject({ code: "not_found" });
    const good = await link();
    const input = { token: good, email: "first@x.test", name: "First", password: "short" };
    await expect(setUpFirstAdmin({ input })).rejects.toMatchObject({
      fields: { password: "too_short" },
    });
    await expect(make(good)).resolves.toMatchObject({ userId: expect.any(String) });
  });
});
