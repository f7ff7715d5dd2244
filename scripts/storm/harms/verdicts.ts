import type { Blow } from "../world/kill-processes";
import type { PlannedCall } from "../world/start-calls";
import {
  type Case,
  type Found,
  type Judge,
  MISSING,
  NEVER_ACCEPTED,
  type Note,
  UNKNOWN,
} from "./case";
import type { CallRow, Records, TurnRow } from "./records";
import { IN_FLIGHT, judgeChat, judgeCrm, judgeMessage } from "./sendings";
import { mostAtOnce, type SessionTruth, type SpokenTurn, type Truth } from "./truth";

/** What a call that nobody answered came to, by the carrier's code; written apart from the product's own table. */
const BY_CODE: Record<number, string> = {
  404: "invalid_number",
  408: "no_answer",
  480: "no_answer",
  486: "busy",
  487: "no_answer",
  503: "failed",
  603: "rejected",
};
/** Compares every call the product promised with what really happened outside. */
export function judgeCalls(
  plans: readonly PlannedCall[],
  records: Records,
  truth: Truth,
  blows: readonly Blow[],
  slots: number,
): { found: Found[]; notes: Note[] } {
  const found: Found[] = [];
  const notes: Note[] = [];
  const calls = new Map(records.calls.map((call) => [call.id, call]));
  const byPhone = new Map(records.calls.map((call) => [call.phone, call]));
  for (const plan of plans) {
    const made = records.calls.filter(({ phone }) => phone === plan.phone);
    if (plan.otherIds.length > 0 || made.length > 1)
      found.push({ harm: "one key, two calls", what: plan.key });
    // A call whose 2xx never arrived was made all the same, and is judged like the others.
    const call = plan.callId ? calls.get(plan.callId) : byPhone.get(plan.phone);
    if (call && !plan.callId)
      notes.push({ note: "made, but its 2xx never arrived", what: told(call, "") });
    if (!call) {
      if (plan.callId) found.push({ harm: "lost", what: `${plan.phone} ${plan.callId}` });
      else notes.push({ note: NEVER_ACCEPTED, what: plan.phone });
      continue;
    }
    const ids = new Set(records.attempts.get(call.id)?.map(({ id }) => id));
    const sessions = [...truth.sessions.values()].filter(({ attemptId }) => ids.has(attemptId));
    const one: Case = { plan, call, sessions, records, truth, blows };
    for (const judge of JUDGES)
      judge(
        one,
        (harm, what) => found.push({ harm, what: told(call, what) }),
        (note, what) => notes.push({ note, what: told(call, what) }),
      );
  }
  const asked = new Set(plans.map(({ phone }) => phone.slice(1)));
  for (const { dialed, session } of truth.sessions.values()) {
    for (const number of dialed)
      if (!asked.has(number)) found.push({ harm: "dialed, but nobody asked", what: session });
  }
  const most = mostAtOnce(truth);
  if (most > slots) found.push({ harm: "more lines than slots", what: `${most} of ${slots}` });
  const unknown = notes.filter(({ note }) => note.startsWith(UNKNOWN));
  const unexplained = unknown.filter(({ note }) => note !== IN_FLIGHT);
  if (unexplained.length > truth.withheld)
    found.push({
      harm: "step unknown without cause",
      what: `${unexplained.length} unknown, but only ${truth.withheld} answers were withheld`,
    });
  return { found, notes };
}

const told = ({ id, phone, status }: CallRow, what: string) =>
  `${id} …${phone.slice(-7)} ${status} ${what}`.trim();

const judgeDialing: Judge = ({ sessions, call, records }, harm) => {
  const dials = sessions.flatMap(({ dialed }) => dialed).length;
  const rings = sessions.reduce((sum, session) => sum + session.rings, 0);
  if (dials > 1 || rings > 1) harm("dialed twice", `${dials} dials, ${rings} rings`);
  if (call.rank < 90) harm("not terminal", "");
  for (const attempt of records.attempts.get(call.id) ?? []) {
    if (!attempt.isSlotFree) harm("slot leaked", `attempt ${attempt.no} ${attempt.state}`);
  }
};

const judgeOutcome: Judge = ({ plan, sessions, call, records }, harm, note) => {
  const talk = sessions.find(({ dialed }) => dialed.length > 0);
  const differs = (expected: string) =>
    call.outcome !== expected && harm("wrong outcome", `${call.outcome}, truly ${expected}`);
  if (!talk) {
    note("never rang, and told so", `${sessions.length} sessions`);
    differs("failed");
  } else if (!talk.answered) {
    differs(talk.failedCode === null ? "failed" : (BY_CODE[talk.failedCode] ?? "failed"));
  } else if (call.outcome !== plan.outcome) {
    // Counted as a missing transcript: what nobody wrote down cannot be read.
    if (!records.told.has(call.id) && !talk.isTranscribed) return;
    if (talk.broken.length > 0) note("the session itself broke", talk.broken.join("; "));
    else harm("wrong outcome", `${call.outcome}, truly ${plan.outcome}`);
  }
};

const judgeTranscript: Judge = ({ sessions, call, records }, harm, note) => {
  const talk = sessions.find(({ answered }) => answered);
  const kept = records.turns.get(call.id) ?? [];
  const [spoken, stored] = [joined(talk?.turns ?? []), joined(kept)];
  if (spoken.join("\n") === stored.join("\n")) return;
  const noticed = joined(asNoticed(talk?.turns ?? []));
  if (noticed.join("\n") === stored.join("\n")) return;
  const last = talk?.turns.at(-1);
  if (
    last?.speaker === "bot" &&
    last.interrupted &&
    spoken.slice(0, -1).join("\n") === stored.join("\n")
  ) {
    note("the bot's last words were cut off before the engine told them", last.text);
    return;
  }
  const at = spoken.findIndex((line, no) => line !== stored[no]);
  const isUntold = !records.told.has(call.id) || lacksOnlyTheEnd(talk, spoken, stored);
  const isLost = isUntold && !talk?.isTranscribed;
  const tell = (what: string) => (isLost ? note(MISSING, what) : harm("wrong transcript", what));
  tell(
    `${stored.length} of ${spoken.length} lines; said ${JSON.stringify(spoken[at] ?? null)}, kept ${JSON.stringify(stored[at < 0 ? spoken.length : at] ?? null)}`,
  );
};

/** The last report was never answered 2xx, and what is kept is the talk up to the one before. */
function lacksOnlyTheEnd(
  talk: SessionTruth | undefined,
  spoken: readonly string[],
  stored: readonly string[],
): boolean {
  if (!talk?.lastSent || talk.acknowledged.includes(talk.lastSent)) return false;
  return stored.every((line, no) => line === spoken[no]);
}

/** Until the sandbox's recognizer notices that somebody speaks, ms (sandbox/voximplant/surface/recognizer.ts). */
const NOTICED_AFTER_MS = 160;

/** The same talk in the order a recognizer can know it: where both begin in one moment, the bot is first. */
function asNoticed(turns: readonly SpokenTurn[]): SpokenTurn[] {
  const noticedAt = ({ speaker, startMs }: SpokenTurn) =>
    startMs + (speaker === "callee" ? NOTICED_AFTER_MS : 0);
  return turns.toSorted((one, other) => noticedAt(one) - noticedAt(other));
}

/** Two sentences of one speaker after each other may be one turn or two: the recognizer decides. */
function joined(turns: readonly (SpokenTurn | TurnRow)[]): string[] {
  const lines: string[] = [];
  let last = "";
  for (const { speaker, text } of turns) {
    if (text.trim() === "") continue;
    if (speaker === last) lines.push(`${lines.pop() ?? ""} ${text}`);
    else lines.push(`${speaker}: ${text}`);
    last = speaker;
  }
  return lines;
}

const judgeEvents: Judge = ({ sessions, records }, harm) => {
  for (const { acknowledged } of sessions) {
    for (const id of acknowledged)
      if (!records.events.has(id)) harm("acknowledged event missing", id);
  }
};

const JUDGES = [
  judgeDialing,
  judgeOutcome,
  judgeTranscript,
  judgeEvents,
  judgeMessage,
  judgeChat,
  judgeCrm,
] as const;
