import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import type { Role } from "@/db/enums";
import { sessions } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "../actor";
import { endSession } from "../sessions/end-session";
import { findBrowserSession } from "../sessions/find-session";
import { signIn } from "../sign-in/sign-in";
import { createTeam, deleteTeam, renameTeam } from "./change-team";
import { createUser } from "./create-user";
import { changeOwnPassword } from "./own-account";
import { findPasswordLink, newPasswordLink, setPasswordByLink } from "./password-link";
import { listSessions, listTeams, listUsers } from "./queries";
import { updateUser } from "./update-user";

const testDatabase = withTestDatabase(closeDatabase);
const SYSTEM = { kind: "system", name: "cli" } as const;
const PASSWORD = "a good long phrase";

beforeEach(async () => {
  await testDatabase.sql`truncate users, teams, sessions, login_throttle, audit_log, one_time_tokens cascade`;
});

async function add(email: string, role: Role) {
  const input = { email, name: email, role, password: PASSWORD };
  return (await createUser({ actor: SYSTEM, input })).userId;
}

const signInAs = (email: string, password = PASSWORD) =>
  signIn({ email, password, kind: "browser", ip: null, userAgent: null });

async function actorOf(email: string): Promise<UserActor> {
  const actor = await findBrowserSession((await signInAs(email)).token, null);
  if (!actor) throw new Error("not signed in");
  return actor;
}

describe("people", () => {
  it("change: another role ends the sessions, another name does not", async () => {
    const userId = await add("rep@x.test", "rep");
    await add("admin@x.test", "admin");
    const rep = await signInAs("rep@x.test");
    const input = {
      userId,
      email: "rep@x.test",
      name: "New Name",
      role: "rep" as const,
      teamId: null,
      seesAllTeams: false,
    };
    await updateUser({ actor: SYSTEM, input });
    expect(await findBrowserSession(rep.token, null)).toMatchObject({ name: "New Name" });
    await updateUser({ actor: SYSTEM, input: { ...input, role: "supervisor" } });
    expect(await findBrowserSession(rep.token, null)).toBeNull();
    await expect(
      updateUser({ actor: SYSTEM, input: { ...input, email: "admin@x.test" } }),
    ).rejects.toMatchObject({ code: "conflict", fields: { email: "email_taken" } });
  });

  it("never lose the last admin by a change of role", async () => {
    const userId = await add("admin@x.test", "admin");
    const input = {
      userId,
      email: "admin@x.test",
      name: "admin",
      role: "rep" as const,
      teamId: null,
      seesAllTeams: false,
    };
    await expect(updateUser({ actor: SYSTEM, input })).rejects.toMatchObject({
      code: "conflict",
      detail: { rule: "last_admin" },
    });
  });

  it("set a password with a link, once; a newer link ends the older", async () => {
    const userId = await add("rep@x.test", "rep");
    const link = async () =>
      new URL((await newPasswordLink({ actor: SYSTEM, input: { userId } })).url).searchParams.get(
        "token",
      ) ?? "";
    const [older, token] = [await link(), await link()];
    expect(await findPasswordLink(older)).toBeNull();
    const password = "the person's own phrase";
    await setPasswordByLink({ input: { token, password } });
    await expect(setPasswordByLink({ input: { token, password } })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(signInAs("rep@x.test")).rejects.toMatchObject({ code: "unauthorized" });
    await expect(signInAs("rep@x.test", password)).resolves.toMatchObject({ userId });
  });

  it("change the own password only with the current one; the other sessions end", async () => {
    await add("rep@x.test", "rep");
    const other = await signInAs("rep@x.test");
    const actor = await actorOf("rep@x.test");
    const password = "another long phrase";
    await expect(
      changeOwnPassword({ actor, input: { current: "wrong one", password } }),
    ).rejects.toMatchObject({ fields: { current: "wrong" } });
    await changeOwnPassword({ actor, input: { current: PASSWORD, password } });
    expect(await findBrowserSession(other.token, null)).toBeNull();
    expect(await listSessions(actor, actor.userId)).toMatchObject([{ isThis: true }]);
  });

  it("end their own sessions, and nobody else's", async () => {
    await add("rep@x.test", "rep");
    await add("other@x.test", "supervisor");
    const rep = await actorOf("rep@x.test");
    const other = await actorOf("other@x.test");
    const input = { sessionId: rep.sessionId };
    await expect(endSession({ actor: other, input })).rejects.toMatchObject({ code: "not_found" });
    await expect(listSessions(other, rep.userId)).rejects.toMatchObject({ code: "forbidden" });
    await endSession({ actor: rep, input });
    const [row] = await database()
      .select({ revokedAt: sessions.revokedAt })
      .from(sessions)
      .where(eq(sessions.id, rep.sessionId));
    expect(row?.revokedAt).toBeInstanceOf(Date);
  });
});

describe("teams", () => {
  it("have one name each and go only when nobody is in them", async () => {
    const { teamId } = await createTeam({ actor: SYSTEM, input: { name: "North" } });
    const south = await createTeam({ actor: SYSTEM, input: { name: "South" } });
    const taken = { code: "conflict", fields: { name: "name_taken" } };
    const rename = (name: string) => renameTeam({ actor: SYSTEM, input: { ...south, name } });
    await expect(createTeam({ actor: SYSTEM, input: { name: "North" } })).rejects.toMatchObject(
      taken,
    );
    await expect(rename("North")).rejects.toMatchObject(taken);
    await rename("West");
    const input = { email: "rep@x.test", name: "rep", role: "rep" as const, teamId };
    await createUser({ actor: SYSTEM, input });
    expect(await listTeams(SYSTEM)).toEqual([
      { teamId, name: "North", people: 1 },
      { teamId: south.teamId, name: "West", people: 0 },
    ]);
    await expect(deleteTeam({ actor: SYSTEM, input: { teamId } })).rejects.toMatchObject({
      detail: { rule: "team_has_people" },
    });
    await deleteTeam({ actor: SYSTEM, input: south });
    expect(await listUsers(SYSTEM)).toMatchObject([{ hasPassword: false, teamName: "North" }]);
  });
});
