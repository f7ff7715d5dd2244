import { Chance } from "../chance";
import type { Target } from "../target";
import { type Attack, some } from "../verdict";
import { type Forgery, forgeries, type Signed, sign } from "./corpus";
import { endedReport, permitQuestion } from "./genuine";
import { runHeavy } from "./heavy-bodies";
import { telegramForgeries, telegramUpdate } from "./telegram";

/**
 * The door of reports is answered twice: ahead of Next where the path is written as the contract has it, and by its
 * route where only Next finds it.
 */
export const REPORT_DOORS = ["/voximplant/events", "/voximplant/./events"] as const;
const PERMIT_DOOR = "/voximplant/permit";
const TELEGRAM_DOOR = "/telegram/updates";

type ForgeryResult = {
  forged: number;
  /** Forged messages by door. */
  byDoor: Record<string, number>;
  /** Forged messages that were taken, by what they were. */
  accepted: string[];
  repeated: number;
  changedByReplay: number;
  restarts: number;
};

/** One after the other, and then as many in one moment. */
const REPLAYS = 100;

/** Posts forged messages about a call that is there, then a genuine one again and again, at every door. */
async function runForgery(target: Target, seed: string): Promise<ForgeryResult> {
  const [attempt] = await target.sql<{ call: string; attempt: string; session: string }[]>`
    select call_id as call, id as attempt, session_id as session from call_attempts
     where session_id is not null order by dial_started_at desc limit 1`;
  if (!attempt) throw new Error("the demo has no call with a session");
  const session = { attemptId: attempt.attempt, sessionId: attempt.session };
  const key = target.webhookKey;
  const report = { ...endedReport(session), key };
  const question = { ...permitQuestion(session), key };
  const before = target.starts();
  const post = async (path: string, one: Signed) => {
    const body = Buffer.from(one.body, "latin1");
    return (await target.ask({ method: "POST", path, headers: one.headers, body })).status;
  };
  const stateOf = async () => {
    const [row] = await target.sql`
      select c.version, c.status, c.facts::text, (select count(*) from call_events e where e.call_id = c.id) as events,
             (select string_agg(a::text, '' order by a.id) from call_attempts a where a.call_id = c.id) as attempts,
             (select string_agg(s::text, '' order by s.step) from call_steps s where s.call_id = c.id) as steps
        from calls c where id = ${attempt.call}`;
    return JSON.stringify(row);
  };

  const untouched = await stateOf();
  const byDoor: Record<string, number> = {};
  const accepted: string[] = [];
  const attack = async (path: string, corpus: readonly Forgery[]) => {
    byDoor[path] = corpus.length;
    for (const one of corpus) {
      const status = await post(path, one);
      if (status !== 401) accepted.push(`${path} ${one.what}: ${status}`);
    }
  };
  for (const path of REPORT_DOORS) await attack(path, forgeries(report, new Chance(seed)));
  await attack(PERMIT_DOOR, forgeries(question, new Chance(seed)));
  await attack(TELEGRAM_DOOR, telegramForgeries(target.secrets.TELEGRAM_WEBHOOK_SECRET ?? ""));
  if ((await stateOf()) !== untouched) accepted.push("the call was changed by a forged message");

  // What is taken at a door shows that it was reached.
  const must = async (path: string, one: Signed) => {
    const status = await post(path, one);
    if (status !== 200) throw new Error(`${path}: the genuine message was answered with ${status}`);
  };
  const genuine = () => sign(report.id, report.body, key);
  for (const path of REPORT_DOORS) await must(path, genuine());
  await must(PERMIT_DOOR, sign(question.id, question.body, key));
  await must(TELEGRAM_DOOR, telegramUpdate(target.secrets.TELEGRAM_WEBHOOK_SECRET ?? ""));
  const told = await stateOf();
  let changedByReplay = 0;
  for (const path of REPORT_DOORS) {
    for (let n = 0; n < REPLAYS; n += 1) {
      await post(path, genuine());
      if ((await stateOf()) !== told) changedByReplay += 1;
    }
  }
  const doorOf = (n: number) => REPORT_DOORS[n % REPORT_DOORS.length] ?? REPORT_DOORS[0];
  await Promise.all(Array.from({ length: REPLAYS }, (_, n) => post(doorOf(n), genuine())));
  if ((await stateOf()) !== told) changedByReplay += 1;
  const restarts = Object.entries(target.starts()).reduce(
    (sum, [name, starts]) => sum + starts - (before[name] ?? 0),
    0,
  );
  return {
    forged: Object.values(byDoor).reduce((sum, count) => sum + count, 0),
    byDoor,
    accepted,
    repeated: REPLAYS * (REPORT_DOORS.length + 1),
    changedByReplay,
    restarts,
  };
}

export const forgery: Attack = {
  async run(target, { root, seed }) {
    const result = await runForgery(target, seed);
    const heavy = await runHeavy(target, root);
    const { accepted, changedByReplay, restarts } = result;
    return {
      lines: [
        `forged messages ${result.forged} (${JSON.stringify(result.byDoor)}), accepted ${accepted.length} (bar 0)`,
        ...some(accepted).map((line) => `  ${line}`),
        `a genuine one repeated ${result.repeated} times: changed ${changedByReplay} (bar 0), restarts ${restarts}`,
        ...heavy.lines,
      ],
      result: { ...result, heavy: heavy.result },
      isSafe: accepted.length === 0 && changedByReplay === 0 && restarts === 0 && heavy.isSafe,
    };
  },
};
