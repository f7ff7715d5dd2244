import { Chance } from "../chance";
import type { Answered, Target } from "../target";
import { type Attack, some } from "../verdict";
import { wrongWith } from "./judge";
import { type ApiDocument, escaped, makeRequest, operationsOf } from "./make-request";
import { rawShape, sendRaw } from "./raw-shapes";
import { signedNonsense } from "./signed-reports";

type FuzzResult = {
  requests: number;
  raw: number;
  /** Signed as the scenario signs, with nonsense in them. */
  signed: number;
  /** Whole requests that got no answer at all. */
  unanswered: number;
  /** Answers by status; 0: none came, as to raw bytes that are no request. */
  statuses: Record<string, number>;
  /** What was wrong, each with its request. */
  wrong: string[];
  restarts: number;
};

/** Of them 20,000 and more are made from the document. */
const FULL = 23_000;
const AT_ONCE = 8;
const RAW_SHARE = 0.05;
const SIGNED_SHARE = 0.05;
/** Node reads 16 KiB of a request's head (`--max-http-header-size`). */
const MOST_IN_HEAD = 14_000;

/**
 * Sends requests made from the product's own document, as an admin and as a rep by turns, raw hostile bytes, and signed
 * nonsense to the doors of the scenario.
 * The same seed sends the same requests.
 */
async function runFuzz(target: Target, count: number, seed: string): Promise<FuzzResult> {
  const chance = new Chance(seed);
  const document = await target.ask({ method: "GET", path: "/api/v1/openapi.json" });
  const operations = operationsOf(JSON.parse(document.text) as ApiDocument);
  const people = [
    await target.signIn("admin@halo.test"),
    await target.signIn("rep@halo.test"),
    {},
  ] as const;
  const known = await knownIds(target);
  const session = await lastSession(target);
  const before = target.starts();
  const result: FuzzResult = {
    requests: 0,
    raw: 0,
    signed: 0,
    unanswered: 0,
    statuses: {},
    wrong: [],
    restarts: 0,
  };
  const judge = (status: number, text: string, what: () => string) => {
    result.statuses[status] = (result.statuses[status] ?? 0) + 1;
    const problem = wrongWith({ status, text });
    if (problem) result.wrong.push(`${problem}: ${what()}`);
  };

  const judgeWhole = ({ status, text }: Answered, path: string, what: () => string) => {
    // Who sends more in the head than is read is hung up on, and may be so busy sending that he misses the 431.
    if (status === 0 && path.length < MOST_IN_HEAD) {
      result.unanswered += 1;
      result.wrong.push(`no answer (${text}): ${what()}`);
    }
    judge(status, text, what);
  };

  const one = async () => {
    if (chance.happens(RAW_SHARE)) {
      const bytes = rawShape(chance);
      result.raw += 1;
      const text = await sendRaw(target.url, bytes);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      return judge(status, text, () => JSON.stringify(bytes.slice(0, 200)));
    }
    if (chance.happens(SIGNED_SHARE)) {
      const { path, headers, body } = signedNonsense(session, target.webhookKey, chance, begun);
      result.signed += 1;
      const answer = await target.ask({ method: "POST", path, headers, body });
      const text = Buffer.from(body).toString("utf8").slice(0, 900);
      return judgeWhole(answer, path, () => `${path} ${text}`);
    }
    const sent = makeRequest(chance.pick(operations), chance, known);
    const person = chance.happens(0.6) ? people[0] : chance.pick(people);
    const place = sent.template.replace(/\{(\w+)\}/g, (_, name: string) =>
      escaped(sent.params[name] ?? ""),
    );
    const path = `/api/v1${place}${sent.query}`;
    result.requests += 1;
    const headers = { ...person, ...sent.headers };
    const answer = await target.ask({ method: sent.method, path, headers, body: sent.body });
    const body = sent.body ? Buffer.from(sent.body).toString("utf8").slice(0, 300) : "";
    judgeWhole(answer, path, () => `${sent.method} ${path.slice(0, 300)} ${body}`);
  };

  let begun = 0;
  const lane = async () => {
    while (begun < count) {
      begun += 1;
      await one();
      if (begun % 1000 === 0) console.log(`  ${begun} requests, wrong ${result.wrong.length}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const after = target.starts();
  for (const [name, starts] of Object.entries(after)) {
    result.restarts += starts - (before[name] ?? 0);
  }
  return result;
}

async function lastSession({ sql }: Target) {
  const [row] = await sql<{ attemptId: string; sessionId: string }[]>`
    select id as "attemptId", session_id as "sessionId" from call_attempts
     where session_id is not null order by dial_started_at desc limit 1`;
  if (!row) throw new Error("the demo has no call with a session");
  return row;
}

/** Things that exist: calls, clients, readings. People are left alone, or the fuzz would shut itself out. */
async function knownIds(target: Target): Promise<string[]> {
  const rows = await target.sql<{ id: string }[]>`
    (select id from calls limit 20) union all (select id from contacts limit 20)`;
  return rows.map(({ id }) => id);
}

export const fuzz: Attack = {
  async run(target, { seed, requests }) {
    const result = await runFuzz(target, requests ?? FULL, seed);
    const { statuses, wrong, restarts, raw, signed } = result;
    return {
      lines: [
        `requests from the document ${result.requests}, raw hostile ones ${raw}, signed nonsense ${signed}`,
        `  answers by status: ${JSON.stringify(statuses)}`,
        `  faults of ours or leaks ${wrong.length} (bar 0), restarts ${restarts} (bar 0)`,
        ...some(wrong).map((line) => `  ${line}`),
      ],
      result: { ...result, wrong: some(wrong) },
      isSafe: wrong.length === 0 && restarts === 0,
    };
  },
};
