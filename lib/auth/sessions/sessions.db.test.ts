import { SignJWT } from "jose";
import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { env } from "@/lib/env";
import { signIn } from "../sign-in/sign-in";
import { changePassword, changeRole, disableUser } from "../users/change-user";
import { createUser } from "../users/create-user";
import { deleteUser } from "../users/delete-user";
import { findApiSession, findBrowserSession } from "./find-session";
import { revokeSession } from "./revoke-sessions";
import { findSeedTokenActor, signSeedToken } from "./seed-token";
import { sessionCookie, sessionTokenOf } from "./session-cookie";

const database = withTestDatabase(closeDatabase);
const SYSTEM = { kind: "system", name: "cli" } as const;
const PASSWORD = "a good long phrase";

let people = 0;
let userId: string;
let email: string;

const open = (kind: "browser" | "api" = "browser") =>
  signIn({ email, password: PASSWORD, kind, ip: null, userAgent: null });

beforeEach(async () => {
  people += 1;
  email = `person-${people}@x.test`;
  const input = { email, name: `Person ${people}`, role: "rep", password: PASSWORD } as const;
  ({ userId } = await createUser({ actor: SYSTEM, input }));
});

describe("a session", () => {
  it("is the person its row names, with role and team as they are now", async () => {
    const { token, sessionId } = await open();
    const actor = await findBrowserSession(token, "203.0.113.7");
    expect(actor).toMatchObject({
      kind: "user",
      userId,
      sessionId,
      email,
      role: "rep",
      ip: "203.0.113.7",
    });
    expect(await findBrowserSession(`${token}x`, null)).toBeNull();
  });

  it.each([
    ["signed out", ({ token }: { token: string }) => revokeSession(token)],
    ["disabled", () => disableUser({ actor: SYSTEM, input: { userId } })],
    [
      "given another role",
      () => changeRole({ actor: SYSTEM, input: { userId, role: "operator" } }),
    ],
    [
      "given another password",
      () => changePassword({ actor: SYSTEM, input: { userId, password: "another long phrase" } }),
    ],
    ["deleted", () => deleteUser({ actor: SYSTEM, input: { userId } })],
    [
      "unused for seven days",
      () =>
        database.sql`update sessions set expires_at = now() - interval '1 second' where user_id = ${userId}`,
    ],
  ])("ends at once when the person is %s", async (_what, end) => {
    const session = await open();
    expect(await findBrowserSession(session.token, null)).not.toBeNull();
    await end(session);
    expect(await findBrowserSession(session.token, null)).toBeNull();
  });

  it("moves its end on with use, at most once a minute", async () => {
    const { token, sessionId } = await open();
    const ends = () =>
      database.sql`select expires_at from sessions where id = ${sessionId}`.then(([row]) =>
        row?.expires_at.getTime(),
      );
    await database.sql`update sessions set expires_at = now() + interval '1 hour' where id = ${sessionId}`;
    const soon = await ends();
    await findBrowserSession(token, null);
    expect(await ends()).toBe(soon);
    await database.sql`update sessions set last_seen_at = now() - interval '61 seconds' where id = ${sessionId}`;
    await findBrowserSession(token, null);
    expect((await ends()) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  });

  it("of a browser is not one of the API, and the other way round", async () => {
    const browser = await open("browser");
    const api = await open("api");
    expect(await findApiSession(browser.sessionId, null)).toBeNull();
    expect(await findBrowserSession(api.token, null)).toBeNull();
    expect(await findApiSession(api.sessionId, null)).toMatchObject({ userId });
  });

  it("travels in next-auth's sealed cookie", async () => {
    const { token } = await open();
    const sealed = await encode({ token: { sessionToken: token }, secret: env().SECRET_KEY });
    const { name } = sessionCookie();
    expect(await sessionTokenOf(`a=b; ${name}=${sealed}; c=d`)).toBe(token);
    expect(await sessionTokenOf(`${name}=${sealed.slice(0, -2)}`)).toBeNull();
    expect(await sessionTokenOf(`x${name}=${sealed}`)).toBeNull();
    expect(await sessionTokenOf(null)).toBeNull();
  });
});

describe("the seed's token", () => {
  it("names a session row and dies with it", async () => {
    const session = await open("api");
    const token = await signSeedToken(session);
    expect(await findSeedTokenActor(token, null)).toMatchObject({ userId });
    await disableUser({ actor: SYSTEM, input: { userId } });
    expect(await findSeedTokenActor(token, null)).toBeNull();
  });

  it("is HS256, for seven days, with SECRET_KEY and no other key or form", async () => {
    const session = await open("api");
    const [header, payload] = (await signSeedToken(session))
      .split(".")
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
    expect(header.alg).toBe("HS256");
    expect(payload.exp - payload.iat).toBe(7 * 86_400);
    const claims = () =>
      new SignJWT({ sid: session.sessionId })
        .setSubject(userId)
        .setIssuer("halo")
        .setAudience("halo-api")
        .setExpirationTime("1d");
    const sign = (key: string, alg = "HS256") =>
      claims().setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
    expect(await findSeedTokenActor(await sign(env().SECRET_KEY), null)).not.toBeNull();
    expect(
      await findSeedTokenActor(await sign("another-key-of-thirty-two-letters"), null),
    ).toBeNull();
    expect(
      await findSeedTokenActor(await sign(env().SECRET_KEY.repeat(2), "HS512"), null),
    ).toBeNull();
    const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.`;
    expect(await findSeedTokenActor(none, null)).toBeNull();
    expect(await findSeedTokenActor("not-a-token", null)).toBeNull();
  });
});
