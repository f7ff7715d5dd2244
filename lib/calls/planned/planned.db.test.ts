import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { calls, plannedCalls, teams, users } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { listBotChoices } from "@/lib/bots/queries";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import { AppError } from "@/lib/platform/errors";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { setSetting } from "@/lib/settings/set-setting";
import { callRow, freshPhone, makeActor } from "../testing/test-calls";
import { cancelPlannedCall, changePlannedCall } from "./change-planned-call";
import { planCall } from "./plan-call";
import { getPlannedCall, listPlanNotices, listPlannedCalls } from "./queries";
import type { PlanCallInput } from "./schema";
import { seePlanNotice } from "./see-notice";
import { startDueCalls } from "./start-due-calls";
import { tomorrow, wants, ZONE } from "./testing/plan-wishes";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

const SYSTEM = { kind: "system", name: "cli" } as const;
const week = (hours: { from: string; to: string } | null) => ({
  ...{ mon: hours, tue: hours, wed: hours, thu: hours },
  ...{ fri: hours, sat: hours, sun: hours },
});
const OPEN = week({ from: "00:00", to: "24:00" });
const dialing = (value: Parameters<typeof setSetting<"dialing">>[0]["input"]["value"]) =>
  setSetting({ actor: SYSTEM, input: { key: "dialing", value } });

let rep: UserActor;

beforeAll(async () => {
  rep = await makeActor();
});

beforeEach(async () => {
  await dialing({ paused: false, callingHours: OPEN, holidays: {}, attemptsPerNumberDay: 10 });
});

const plan = async (input: Partial<PlanCallInput> = {}, actor = rep) =>
  (await planCall({ actor, input: wants(input) })).plannedCallId;

/** As if its time had come so many seconds ago. */
async function makeDue(id: string, secondsAgo = 1): Promise<void> {
  const past = sql`clock_timestamp() - make_interval(secs => ${secondsAgo})`;
  await database()
    .update(plannedCalls)
    .set({ dueAt: past, tryAt: past })
    .where(eq(plannedCalls.id, id));
}

const outcomeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "nothing",
    (error: unknown) => {
      if (!(error instanceof AppError)) return String(error);
      return [error.code, error.detail?.rule, error.fields?.localTime].filter(Boolean).join(" ");
    },
  );
const startedBy = (id: string) =>
  database()
    .select({ id: calls.id })
    .from(calls)
    .where(eq(calls.idempotencyKey, `planned:${id}`));

describe("planning a call", () => {
  it("keeps the hour there and the same moment here", async () => {
    const localTime = tomorrow(9);
    const view = await getPlannedCall(rep, await plan({ localTime }));
    expect(view).toMatchObject({ localTime, zone: ZONE, state: "planned", version: 1 });
    expect(view.dueAt).toBe(DateTime.fromISO(localTime, { zone: ZONE }).toUTC().toISO());
  });

  it("makes one plan of a form sent many times at once", async () => {
    const input = wants({ idempotencyKey: "plan-form-1" });
    const made = await Promise.all(
      Array.from({ length: 6 }, () => planCall({ actor: rep, input })),
    );
    expect(new Set(made.map(({ plannedCallId }) => plannedCallId)).size).toBe(1);
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    const other = { ...input, localTime: tomorrow(16) };
    expect(await outcomeOf(planCall({ actor: rep, input: other }))).toBe("idempotency_mismatch");
  });

  it("refuses hours that are gone, far off or do not exist there", async () => {
    expect(await outcomeOf(plan({ localTime: "2020-01-01T10:00" }))).toBe("invalid_input in_past");
    expect(await outcomeOf(plan({ localTime: "2999-01-01T10:00" }))).toBe("invalid_input too_far");
    const gap = { localTime: "2027-03-14T02:30", zone: "America/New_York" };
    expect(await outcomeOf(plan(gap))).toBe("invalid_input skipped");
  });

  it("asks about the hour of the call, not of the planning", async () => {
    await dialing({ callingHours: week(null) });
    expect(await outcomeOf(plan())).toBe("confirmation_needed outside_hours");
    expect(await outcomeOf(plan({ confirm: true }))).toBe("nothing");
  });

  it("refuses a number that may never be called", async () => {
    const phone = freshPhone();
    await database().transaction((tx) =>
      addToDoNotCall(tx, { phone, reason: "asked", source: "admin" }),
    );
    expect(await outcomeOf(plan({ phone }))).toBe("call_blocked do_not_call");
  });
});

describe("a plan that is due", () => {
  it("becomes one call of its owner, with its words, however often the tick runs", async () => {
    const id = await plan({ greeting: "Hello there." });
    await startDueCalls();
    expect((await getPlannedCall(rep, id)).state).toBe("planned");
    await makeDue(id);
    await Promise.all([startDueCalls(), startDueCalls(), startDueCalls()]);
    const view = await getPlannedCall(rep, id);
    expect(view.state).toBe("started");
    expect(await startedBy(id)).toEqual([{ id: view.callId }]);
    const call = await callRow(view.callId ?? "");
    expect(call).toMatchObject({ ownerId: rep.userId, greeting: "Hello there.", prompt: "Ask." });
  });

  it("is the same call when a worker died between the start and the note of it", async () => {
    const id = await plan();
    await makeDue(id);
    await startDueCalls();
    const { callId } = await getPlannedCall(rep, id);
    await database()
      .update(plannedCalls)
      .set({ state: "starting", callId: null, settledAt: null })
      .where(eq(plannedCalls.id, id));
    await makeDue(id);
    await startDueCalls();
    expect(await getPlannedCall(rep, id)).toMatchObject({ state: "started", callId });
    expect(await startedBy(id)).toHaveLength(1);
  });

  it("is blocked with the rule that came in between, told to its owner until seen", async () => {
    const owner = await makeActor();
    const phone = freshPhone();
    const id = await plan({ phone }, owner);
    await database().transaction((tx) =>
      addToDoNotCall(tx, { phone, reason: "asked", source: "admin" }),
    );
    await makeDue(id);
    await startDueCalls();
    const view = await getPlannedCall(owner, id);
    expect(view).toMatchObject({ state: "blocked", blockedBy: "do_not_call", callId: null });
    expect((await listPlanNotices(owner)).blocked.map((notice) => notice.id)).toEqual([id]);
    await seePlanNotice({ actor: rep, input: { plannedCallId: id } });
    expect((await listPlanNotices(owner)).blocked).toHaveLength(1);
    await seePlanNotice({ actor: owner, input: { plannedCallId: id } });
    expect((await listPlanNotices(owner)).blocked).toEqual([]);
    expect((await listPlannedCalls(owner)).blocked).toHaveLength(1);
  });

  it("waits for a pause to end, and is too late after half an hour", async () => {
    const waiting = await plan();
    const late = await plan();
    await dialing({ paused: true, callingHours: OPEN });
    await makeDue(waiting, 60);
    await makeDue(late, 31 * 60);
    await startDueCalls();
    expect(await getPlannedCall(rep, waiting)).toMatchObject({
      state: "planned",
      blockedBy: "paused",
    });
    expect(await getPlannedCall(rep, late)).toMatchObject({
      state: "blocked",
      blockedBy: "too_late",
    });
    await dialing({ paused: false, callingHours: OPEN });
    await makeDue(waiting, 60);
    await startDueCalls();
    expect((await getPlannedCall(rep, waiting)).state).toBe("started");
  });

  it("never rings a real telephone when it was planned in the sandbox, nor the other way round", async () => {
    const id = await plan();
    await database().update(plannedCalls).set({ world: "real" }).where(eq(plannedCalls.id, id));
    await makeDue(id);
    await startDueCalls();
    expect(await startedBy(id)).toEqual([]);
    expect(await getPlannedCall(rep, id)).toMatchObject({
      state: "blocked",
      blockedBy: "other_world",
    });
  });

  it("does not start for somebody who was disabled", async () => {
    const gone = await makeActor();
    const id = await plan({}, gone);
    await database().update(users).set({ disabledAt: new Date() }).where(eq(users.id, gone.userId));
    await makeDue(id);
    await startDueCalls();
    expect((await getPlannedCall(gone, id)).blockedBy).toBe("owner_gone");
  });
});

describe("changing a plan", () => {
  const change = (id: string, version: number, input: Partial<PlanCallInput> = {}, actor = rep) =>
    changePlannedCall({ actor, input: { ...wants(input), plannedCallId: id, version } });

  it("moves it, and a stale editor is told", async () => {
    const id = await plan();
    const localTime = tomorrow(17);
    await change(id, 1, { localTime });
    expect(await getPlannedCall(rep, id)).toMatchObject({ localTime, version: 2 });
    expect(await outcomeOf(change(id, 1))).toBe("conflict");
  });

  it("plans a blocked one again", async () => {
    const id = await plan();
    await makeDue(id, 3600);
    await startDueCalls();
    const { state, version } = await getPlannedCall(rep, id);
    expect(state).toBe("blocked");
    await change(id, version);
    expect(await getPlannedCall(rep, id)).toMatchObject({ state: "planned", blockedBy: null });
  });

  it("calls it off before it is due, not after", async () => {
    const id = await plan();
    const cancel = (plannedCallId: string) =>
      cancelPlannedCall({ actor: rep, input: { plannedCallId } });
    await cancel(id);
    await cancel(id);
    await makeDue(id);
    await startDueCalls();
    expect((await getPlannedCall(rep, id)).state).toBe("canceled");
    expect(await startedBy(id)).toEqual([]);
    const started = await plan();
    await makeDue(started);
    await startDueCalls();
    expect(await outcomeOf(cancel(started))).toBe("conflict");
  });

  it("answers for a foreign plan as for a missing one; a supervisor reaches the team's", async () => {
    const teamId = randomUUID();
    await database().insert(teams).values({ id: teamId, name: teamId });
    const mine = await makeActor("rep", teamId);
    const boss = await makeActor("supervisor", teamId);
    const id = await plan({}, mine);
    expect(await outcomeOf(getPlannedCall(rep, id))).toBe("not_found");
    expect(await outcomeOf(change(id, 1))).toBe("not_found");
    const cancel = (actor: UserActor) => cancelPlannedCall({ actor, input: { plannedCallId: id } });
    expect(await outcomeOf(cancel(rep))).toBe("not_found");
    expect(await outcomeOf(cancel(boss))).toBe("nothing");
    expect(await outcomeOf(listPlannedCalls(await makeActor("operator")))).toBe("forbidden");
  });
});

describe("bots", () => {
  it("are four, one a language, and a planned call speaks with the chosen one", async () => {
    const bots = await listBotChoices(rep);
    expect(bots.map(({ language }) => language).sort()).toEqual(["en", "ru", "tj", "uz"]);
    const [bot] = bots;
    if (!bot) throw new Error("no bot");
    const id = await plan({ botId: bot.botId, prompt: "Not this." });
    await makeDue(id);
    await startDueCalls();
    const call = await callRow((await getPlannedCall(rep, id)).callId ?? "");
    expect(call).toMatchObject({
      prompt: bot.prompt,
      greeting: bot.greeting,
      language: bot.language,
      engine: "openai-realtime",
    });
    expect(call.botVersionId).not.toBeNull();
  });

  it("of typed instructions are ad hoc, the same words once", async () => {
    const ids = [await plan({ prompt: "Ask twice." }), await plan({ prompt: "Ask twice." })];
    for (const id of ids) await makeDue(id);
    await startDueCalls();
    const versions = new Set<string | null>();
    for (const id of ids)
      versions.add((await callRow((await getPlannedCall(rep, id)).callId ?? "")).botVersionId);
    expect(versions.size).toBe(1);
    expect(versions.has(null)).toBe(false);
  });
});
