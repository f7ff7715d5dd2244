import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterEach, beforeAll, expect, it } from "vitest";
import { closeDatabase, database, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import { liveEvents } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { revokeApiKey } from "@/lib/auth/keys/change-api-key";
import { makeApiKey } from "@/lib/auth/keys/make-api-key";
import type { Permission } from "@/lib/auth/permissions";
import { findBrowserSession } from "@/lib/auth/sessions/find-session";
import { revokeSession } from "@/lib/auth/sessions/revoke-sessions";
import { sessionCookie } from "@/lib/auth/sessions/session-cookie";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { disableUser } from "@/lib/auth/users/change-user";
import { ensureTeam } from "@/lib/auth/users/create-team";
import { createUser } from "@/lib/auth/users/create-user";
import { env } from "@/lib/env";
import { announce, type LiveChange } from "@/lib/platform/live/announce";
import { liveHub } from "./live-hub";
import { liveOperation } from "./operation";
import { Listener } from "./testing/heard";

withTestDatabase(async () => {
  liveHub().endAll();
  await closeDatabase();
});

const PASSWORD = "a good long phrase";
const SYSTEM = { kind: "system", name: "cli" } as const;
type Known = { actor: UserActor; token: string; headers: { cookie: string } };
let people = 0;

async function person(role: Role, teamId: string | null = null): Promise<Known> {
  people += 1;
  const email = `${role}${people}@x.test`;
  await createUser({
    actor: SYSTEM,
    input: { email, name: role, role, password: PASSWORD, teamId },
  });
  const who = { email, password: PASSWORD, ip: null, userAgent: null };
  const { token } = await signIn({ ...who, kind: "browser" });
  const actor = await findBrowserSession(token, null);
  if (!actor) throw new Error("nobody signed in");
  const sealed = await encode({ token: { sessionToken: token }, secret: env().SECRET_KEY });
  return { actor, token, headers: { cookie: `${sessionCookie().name}=${sealed}` } };
}

const open: Listener[] = [];

const ask = (headers: Record<string, string>, place?: string | null, signal?: AbortSignal) =>
  liveOperation(
    new Request("http://localhost:3000/api/v1/live", {
      headers: { ...headers, ...(place ? { "last-event-id": place } : {}) },
      ...(signal ? { signal } : {}),
    }),
  );

/** A stream that stands where the database stands now, or goes on from a place. */
async function listen(
  headers: Record<string, string>,
  place: string | null = null,
): Promise<Listener> {
  const listener = new Listener(await ask(headers, place), place);
  open.push(listener);
  return listener;
}

/** The first thing a new stream says is where it stands. */
async function listenNow(headers: Record<string, string>): Promise<Listener> {
  const listener = await listen(headers);
  expect(await listener.next()).toMatchObject({ event: "beat" });
  return listener;
}

const NOBODYS: LiveChange = { kind: "call", ownerId: null, teamId: null };
const tell = (change: Partial<LiveChange> = {}) => announce(database(), { ...NOBODYS, ...change });

/** A transaction that has announced and waits to commit. */
async function pending(change: Partial<LiveChange> = {}): Promise<{ commit: () => Promise<void> }> {
  const told = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const done = database().transaction(async (tx: Tx) => {
    await announce(tx, { ...NOBODYS, ...change });
    told.resolve();
    await go.promise;
  });
  await told.promise;
  return {
    commit: () => {
      go.resolve();
      return done;
    },
  };
}

let admin: Known;
beforeAll(async () => {
  admin = await person("admin");
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.leave()));
});

it("tells a change that commits after later ones, and tells it again to nobody", async () => {
  const stream = await listenNow(admin.headers);
  const early = await pending();
  await tell();
  const [late = 0] = await stream.ids(1);
  const { place } = stream;
  await stream.leave();
  await early.commit();
  const back = await listen(admin.headers, place);
  expect(await back.ids(1)).toEqual([late - 1]);
  await tell();
  expect(await back.ids(1)).toEqual([late + 1]);
});

it("misses nothing while many transactions commit in any order and the client comes and goes", async () => {
  const first = await listenNow(admin.headers);
  const many = 120;
  const writers = Array.from({ length: many }, async (_, n) => {
    // Some hold their number for a while before they commit.
    await database().transaction(async (tx) => {
      await announce(tx, NOBODYS);
      for (let turn = 0; turn < n % 7; turn += 1) await tx.execute("select 1");
      if (n % 5 === 0) await announce(tx, NOBODYS);
    });
  });
  const expected = many + many / 5;
  const heard = new Set<number>();
  let stream = first;
  let cuts = 0;
  while (heard.size < expected) {
    const [id = 0] = await stream.ids(1);
    const isNews = !heard.has(id);
    heard.add(id);
    // In the middle of a batch as well as at its end.
    if (!isNews || id % 4 !== 0) continue;
    cuts += 1;
    const { place } = stream;
    await stream.leave();
    stream = await listen(admin.headers, place);
  }
  expect(cuts).toBeGreaterThan(10);
  await Promise.all(writers);
  const rows = await database().select({ id: liveEvents.id }).from(liveEvents);
  const all = rows.map(({ id }) => id);
  const newest = Math.max(...heard);
  const oldest = Math.min(...heard);
  expect([...heard].sort((a, b) => a - b)).toEqual(
    all.filter((id) => id >= oldest && id <= newest).sort((a, b) => a - b),
  );
});

it("rolls back with the transaction that would have told it", async () => {
  const stream = await listenNow(admin.headers);
  await expect(
    database().transaction(async (tx) => {
      await announce(tx, NOBODYS);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await tell();
  const [id] = await stream.ids(1);
  const [row] = await database()
    .select()
    .from(liveEvents)
    .where(eq(liveEvents.id, id ?? 0));
  expect(row).toBeDefined();
});

it("tells everybody what they may read, and nothing else", async () => {
  const { teamId } = await ensureTeam({ actor: SYSTEM, input: { name: "East" } });
  const rep = await person("rep", teamId);
  const supervisor = await person("supervisor", teamId);
  const stranger = await person("rep");
  const scopes: Permission[] = ["calls.read"];
  const { key } = await makeApiKey({
    actor: rep.actor,
    input: { name: "k", scopes, reach: "owner", expiresAt: null },
  });
  const ours = { ownerId: rep.actor.userId, teamId };
  const [own, team, foreign, byKey] = await Promise.all([
    listenNow(rep.headers),
    listenNow(supervisor.headers),
    listenNow(stranger.headers),
    listenNow({ authorization: `Bearer ${key}` }),
  ]);
  await tell({ kind: "outbox", ...ours });
  await tell({ ownerId: supervisor.actor.userId, teamId });
  await tell({ ...ours });
  await tell({ ownerId: stranger.actor.userId });
  const [outbox = 0, theirs] = await team.ids(2);
  const mine = (theirs ?? 0) + 1;
  expect(await own.ids(2)).toEqual([outbox, mine]);
  expect(await byKey.ids(1)).toEqual([mine]);
  expect(await foreign.ids(1)).toEqual([mine + 1]);
});

it("is refused to who may read no calls, and to a sixth stream of one person", async () => {
  const operator = await person("operator");
  expect((await ask(operator.headers)).status).toBe(403);
  expect((await ask({})).status).toBe(401);
  const rep = await person("rep");
  const answers = await Promise.all(Array.from({ length: 7 }, () => ask(rep.headers)));
  const good = answers.filter(({ ok }) => ok);
  open.push(...good.map((answer) => new Listener(answer)));
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([
    429, 429,
  ]);
  expect(answers.find(({ ok }) => !ok)?.headers.get("retry-after")).toBe("30");
  await open.pop()?.leave();
  await listenNow(rep.headers);
});

it("ends when the session is revoked, the person disabled or the key shut", async () => {
  const signedOut = await person("rep");
  const disabled = await person("rep");
  const keyed = await person("rep");
  const made = await makeApiKey({
    actor: keyed.actor,
    input: { name: "k", scopes: ["calls.read"], reach: "owner", expiresAt: null },
  });
  const streams = await Promise.all([
    listenNow(signedOut.headers),
    listenNow(disabled.headers),
    listenNow({ authorization: `Bearer ${made.key}` }),
  ]);
  await revokeSession(signedOut.token);
  await disableUser({ actor: admin.actor, input: { userId: disabled.actor.userId } });
  await revokeApiKey({ actor: keyed.actor, input: { keyId: made.keyId } });
  await Promise.all(streams.map((stream) => stream.ended()));
});

it("says so where a place is not one, is too old or of another database, or too much was missed", async () => {
  const stream = await listenNow(admin.headers);
  const { place } = stream;
  const snapshot = place?.split("/")[1] ?? "";
  const old = `${Date.now() - 56 * 60_000}/${snapshot}`;
  const foreign = `${Date.now()}/900000000:900000000:`;
  for (const wrong of ["42", "1/5:4:", old, foreign]) {
    const back = await listen(admin.headers, wrong);
    expect(await back.next()).toMatchObject({ event: "reset" });
    await back.leave();
  }
  await database()
    .insert(liveEvents)
    .values(Array.from({ length: 1001 }, () => ({ kind: "call" as const })));
  const back = await listen(admin.headers, place);
  expect(await back.next()).toMatchObject({ event: "reset" });
  await tell();
  expect(await back.ids(1)).toHaveLength(1);
});

it("ends all streams when the process stops, and they go on from their places", async () => {
  const stream = await listenNow(admin.headers);
  await tell();
  await stream.ids(1);
  liveHub().endAll();
  await stream.ended();
  await tell();
  const back = await listen(admin.headers, stream.place);
  expect(await back.ids(1)).toHaveLength(1);
});

it("keeps no place for clients that left before or after their answer came, unread", async () => {
  const rep = await person("rep");
  const early = new AbortController();
  const asked = Array.from({ length: 5 }, () => ask(rep.headers, null, early.signal));
  early.abort();
  await Promise.all(asked);
  const late = new AbortController();
  await Promise.all(Array.from({ length: 5 }, () => ask(rep.headers, null, late.signal)));
  late.abort();
  await listenNow(rep.headers);
});

it("keeps no place for those who ask for the head of it only", async () => {
  const rep = await person("rep");
  const address = "http://localhost:3000/api/v1/live";
  for (let no = 0; no < 6; no += 1) {
    const answer = await liveOperation(
      new Request(address, { method: "HEAD", headers: rep.headers }),
    );
    expect([answer.status, answer.body]).toEqual([200, null]);
  }
  await listenNow(rep.headers);
});
