import { Chance } from "../chance";
import type { Target } from "../target";
import { type Attack, some } from "../verdict";
import { forgeries, type Signed, sign } from "./corpus";
import { endedReport } from "./genuine";
import { runHeavy } from "./heavy-bodies";

type ForgeryResult = {
  forged: number;
  /** Forged messages that were taken, by what they were. */
  accepted: string[];
  repeated: number;
  changedByReplay: number;
  restarts: number;
};

const REPLAYS = 200;

/** Posts forged messages about a call that is there, then a genuine one again and again. */
async function runForgery(target: Target, seed: string): Promise<ForgeryResult> {
  const [attempt] = await target.sql<{ call: string; attempt: string; session: string }[]>`
    select call_id as call, id as attempt, session_id as session from call_attempts
     where session_id is not null order by dial_started_at desc limit 1`;
  if (!attempt) throw new Error("the demo has no call with a session");
  const session = { attemptId: attempt.attempt, sessionId: attempt.session };
  const genuine = { ...endedReport(session), key: target.webhookKey };
  const before = target.starts();
  const post = async (one: Signed) => {
    const body = Buffer.from(one.body, "latin1");
    const asked = { method: "POST", path: "/voximplant/events", headers: one.headers, body };
    return (await target.ask(asked)).status;
  };
  const stateOf = async () => {
    const [row] = await target.sql`
      select c.version, c.status, c.facts::text, (select count(*) from call_events e where e.call_id = c.id) as events
        from calls c where id = ${attempt.call}`;
    return JSON.stringify(row);
  };

  const untouched = await stateOf();
  const corpus = forgeries(genuine, new Chance(seed));
  const accepted: string[] = [];
  for (const one of corpus) {
    const status = await post(one);
    if (status !== 401) accepted.push(`${one.what}: ${status}`);
  }
  if ((await stateOf()) !== untouched) accepted.push("the call was changed by a forged message");

  const first = await post(sign(genuine.id, genuine.body, genuine.key));
  if (first !== 200) throw new Error(`the genuine message was answered with ${first}`);
  const told = await stateOf();
  let changedByReplay = 0;
  for (let n = 0; n < REPLAYS; n += 1) {
    await post(sign(genuine.id, genuine.body, genuine.key));
    if ((await stateOf()) !== told) changedByReplay += 1;
  }
  const restarts = Object.entries(target.starts()).reduce(
    (sum, [name, starts]) => sum + starts - (before[name] ?? 0),
    0,
  );
  return { forged: corpus.length, accepted, repeated: REPLAYS, changedByReplay, restarts };
}

export const forgery: Attack = {
  async run(target, { root, seed }) {
    const result = await runForgery(target, seed);
    const heavy = await runHeavy(target, root);
    const { accepted, changedByReplay, restarts } = result;
    return {
      lines: [
        `forged messages ${result.forged}, accepted ${accepted.length} (bar 0)`,
        ...some(accepted).map((line) => `  ${line}`),
        `a genuine one repeated ${result.repeated} times: changed ${changedByReplay} (bar 0), restarts ${restarts}`,
        ...heavy.lines,
      ],
      result: { ...result, heavy: heavy.result },
      isSafe: accepted.length === 0 && changedByReplay === 0 && restarts === 0 && heavy.isSafe,
    };
  },
};
