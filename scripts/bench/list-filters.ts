import type postgres from "postgres";
import type { CallFilterInput } from "@/lib/calls/schema";

/** `timeZone` only says how `weekday` and `hour` are meant; words said have a row of their own. */
type Filter = Exclude<keyof CallFilterInput, "timeZone">;
type Query = Partial<Record<keyof CallFilterInput | "sort", string>>;

/** Of the house's own, the one that speaks Uzbek. */
export const BOT = "b0700000-0000-4000-8000-000000000002";
const DAY_MS = 86_400_000;
/** Calls under way at one moment in a large house; and so many that were canceled, long ago. */
const FEW = 40;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
export const MONTH = { from: daysAgo(60), to: daysAgo(30) };

/**
 * What each filter of the call list is asked: a common answer where there is one, and a rare one. A filter without a
 * line does not compile.
 */
export async function listFilters(db: postgres.Sql): Promise<Record<Filter, Query[]>> {
  await makeRareOnes(db);
  const [seen] = await db<{ phone: string; ownerId: string; teamId: string }[]>`
    select c.phone, c.owner_id as "ownerId", c.team_id as "teamId"
    from calls c join users u on u.team_id = c.team_id and u.email = 'supervisor@halo.test'
    where c.outcome = 'interested' order by c.created_at desc limit 1`;
  if (!seen) throw new Error("the supervisor's team has no calls");
  // Four digits that somebody has: any others may be nobody's.
  const digits = seen.phone.slice(-5, -1);
  return {
    status: [
      { status: "completed" },
      { status: "failed" },
      { status: "canceled" },
      { status: "calling" },
    ],
    outcome: [{ outcome: "no_answer" }, { outcome: "ai_error" }],
    language: [{ language: "uz" }, { language: "tj" }],
    direction: [{ direction: "inbound" }],
    crm: [{ crm: "pending" }],
    recording: [{ recording: "yes" }, { recording: "no" }],
    q: [{ q: digits }],
    phone: [{ phone: digits }],
    ownerId: [{ ownerId: seen.ownerId }],
    teamId: [{ teamId: seen.teamId }],
    botId: [{ botId: BOT }],
    group: [{ group: "refusal" }, { group: "error" }, { group: "none" }],
    weekday: [{ weekday: "7" }, { weekday: "3", hour: "11" }],
    hour: [{ hour: "23" }],
    from: [{ from: MONTH.from, to: MONTH.to }],
    to: [{ to: MONTH.to }],
    funnel: [{ funnel: "talked" }, { funnel: "lead" }],
    fellOut: [{ fellOut: "talked" }, { fellOut: "interested" }],
  };
}

/** The many calls are all over, and hardly one of them was canceled: the newest and the oldest stand in for such ones. */
async function makeRareOnes(db: postgres.Sql): Promise<void> {
  const some = (order: "asc" | "desc") => db`
    select c.id from calls c join users u on u.team_id = c.team_id and u.email = 'supervisor@halo.test'
    where c.status_rank = 90 order by c.created_at ${db.unsafe(order)} limit ${FEW}`;
  await db`
    update calls set status = 'calling', status_rank = 10, status_at = now(), completed_at = null, outcome = null
    where id in (${some("desc")})`;
  await db`update calls set status = 'canceled', outcome = null where id in (${some("asc")})`;
}
