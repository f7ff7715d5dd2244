import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { callAttempts, callCosts, spentDays } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { makeActor, makeAttempt } from "../testing/test-calls";
import { addUpToday, spentToday } from "./spent-today";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

let rep: UserActor;
beforeAll(async () => {
  rep = await makeActor();
});

async function spent(which = sql`true`): Promise<number> {
  const [row] = await database().execute<{ micros: string }>(
    sql`select ${spentToday(which)} as micros`,
  );
  return Number(row?.micros);
}

/** An attempt of today that has ended, so many seconds ago, and cost so much. */
async function ended(secondsAgo: number, micros: number): Promise<string> {
  const { callId, attemptId } = await makeAttempt(rep);
  await database()
    .update(callAttempts)
    .set({ state: "ended", endedAt: sql`now() - make_interval(secs => ${secondsAgo})` })
    .where(eq(callAttempts.id, attemptId));
  await cost(callId, micros);
  return callId;
}

const cost = (callId: string, amountMicros: number) =>
  database()
    .insert(callCosts)
    .values({ callId, component: "carrier", amountMicros, currency: "USD" })
    .onConflictDoUpdate({ target: [callCosts.callId, callCosts.component], set: { amountMicros } });

const sums = () => database().select().from(spentDays);

it("is the same sum whether a worker has added it up or not", async () => {
  const old = await ended(30, 1_000);
  await ended(2, 200);
  const open = await makeAttempt(rep);
  await database()
    .update(callAttempts)
    .set({ reservedMicros: 30 })
    .where(eq(callAttempts.id, open.attemptId));
  expect(await spent()).toBe(1_230);

  await addUpToday();
  expect(await sums()).toMatchObject([{ micros: 1_000 }]);
  expect(await spent()).toBe(1_230);
  expect(await spent(sql`a.id <> ${open.attemptId}`)).toBe(1_200);

  await ended(1, 4);
  expect(await spent(), "what ended since counts at once").toBe(1_234);

  await cost(old, 5_000);
  await addUpToday();
  expect(await spent(), "a cost that came late counts with the next sum").toBe(5_234);
});

it("reads all of today's attempts where the sum is too old", async () => {
  await database()
    .update(spentDays)
    .set({ micros: 1_000_000, until: sql`now() - interval '2 minutes'` });
  expect(await spent()).toBe(5_234);
  await addUpToday();
  expect(await sums()).toMatchObject([{ micros: 5_000 }]);
});

it("leaves out other days, and so does a sum of another day", async () => {
  await addUpToday();
  await database().execute(sql`
    update spent_days set day = day - interval '1 day'`);
  expect(await spent()).toBe(5_234);
  await database().execute(sql`
    update call_attempts set dial_started_at = dial_started_at - interval '1 day'`);
  await addUpToday();
  expect(await spent()).toBe(0);
});
