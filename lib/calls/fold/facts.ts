import type { Outcome, OutcomeSource } from "@/db/enums";
import type { HistoryFacts, ReportedFacts } from "@/lib/telephony/ports";
import type { CallSignal } from "../status";

/** Why our own chain ended a call; the strongest first. A verdict is a guess: facts of the network beat it. */
export const VERDICTS = [
  "canceled",
  "permit_denied",
  "start_refused",
  "no_permit",
  "timed_out",
] as const;
export type VerdictReason = (typeof VERDICTS)[number];

/** The newest report of the permitted session. Reports are cumulative, so the highest `seq` holds all earlier ones. */
export type ReportPart = { seq: number; facts: ReportedFacts; calleeTurns: number };
export type HistoryPart = Omit<HistoryFacts, "turns"> & { calleeTurns: number };
export type VerdictPart = { reason: VerdictReason; detail: string };

/** What is known of a call, by who said it. Merging is commutative, associative and idempotent. */
export type CallFacts = {
  /** The session got leave to dial. */
  underWay?: boolean;
  report?: ReportPart;
  history?: HistoryPart;
  verdict?: VerdictPart;
};

function laterReport(a: ReportPart | undefined, b: ReportPart | undefined): ReportPart | undefined {
  if (!a || !b) return a ?? b;
  return b.seq > a.seq ? b : a;
}

/** The provider's history only grows: a finished session beats a running one, one with its transcript one without. */
function historyWeight(part: HistoryPart): number {
  return (
    (part.finished ? 8 : 0) +
    (part.calleeTurns > 0 ? 4 : 0) +
    (part.transcriptPending ? 0 : 2) +
    (part.recordingUrl ? 1 : 0)
  );
}

function fullerHistory(
  a: HistoryPart | undefined,
  b: HistoryPart | undefined,
): HistoryPart | undefined {
  if (!a || !b) return a ?? b;
  const [wa, wb] = [historyWeight(a), historyWeight(b)];
  if (wa !== wb) return wb > wa ? b : a;
  // Equal weight: a fixed order, so that it does not matter which came first.
  return JSON.stringify(b) > JSON.stringify(a) ? b : a;
}

function strongerVerdict(
  a: VerdictPart | undefined,
  b: VerdictPart | undefined,
): VerdictPart | undefined {
  if (!a || !b) return a ?? b;
  const [ra, rb] = [VERDICTS.indexOf(a.reason), VERDICTS.indexOf(b.reason)];
  if (ra !== rb) return rb < ra ? b : a;
  return b.detail < a.detail ? b : a;
}

export function mergeFacts(a: CallFacts, b: CallFacts): CallFacts {
  const report = laterReport(a.report, b.report);
  const history = fullerHistory(a.history, b.history);
  const verdict = strongerVerdict(a.verdict, b.verdict);
  return {
    ...(a.underWay || b.underWay ? { underWay: true } : {}),
    ...(report ? { report } : {}),
    ...(history ? { history } : {}),
    ...(verdict ? { verdict } : {}),
  };
}

/**
 * Whose turns are the call's. A report from the middle of a talk has its beginning only: once its later ones are lost,
 * the transcript of the recording is the whole talk, though in a recognizer's words.
 */
export function transcriptSource(facts: CallFacts): "report" | "history" | null {
  const { report, history } = facts;
  const isWhole = report !== undefined && (report.facts.endedAt !== null || report.facts.final);
  // Between the end of a call and its last report there may be one without the words that are still being recognized.
  const lacksWords =
    isWhole && !report.facts.final && (history?.calleeTurns ?? 0) > report.calleeTurns;
  if (isWhole && report.calleeTurns > 0 && !lacksWords) return "report";
  if (history && history.calleeTurns > 0) return "history";
  if (report && (isWhole || report.calleeTurns > 0)) return "report";
  return history ? "history" : report ? "report" : null;
}

/** What the facts amount to: the columns of a call and the signal for its status. */
export type Derived = {
  signal: CallSignal | null;
  /** Known without a reading; null: none yet, or canceled. */
  outcome: Outcome | null;
  outcomeSource: OutcomeSource | null;
  ringingAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  endCode: number | null;
  endReason: string | null;
  endedBy: string | null;
  talkSeconds: number | null;
  calleeTurns: number;
  /** A machine answered, as far as the network knows. */
  isVoicemail: boolean;
  recordingUrl: string | null;
  recordingSeconds: number | null;
  errorCode: string | null;
};

export function deriveFacts(facts: CallFacts): Derived {
  const report = facts.report?.facts;
  const history = facts.history;
  // A report without its end says less of the end than a finished history does.
  const ended = report?.endedAt
    ? "report"
    : history?.finished
      ? "history"
      : facts.verdict
        ? "verdict"
        : null;
  const end = ended === "report" ? report : ended === "history" ? history : undefined;
  const source = transcriptSource(facts);
  const calleeTurns = (source === null ? undefined : facts[source]?.calleeTurns) ?? 0;
  const answeredAt = report?.answeredAt ?? history?.answeredAt ?? null;
  const endedBy = report?.endedBy ?? history?.endedBy ?? null;
  const isVoicemail =
    endedBy === "voicemail" ||
    (report?.amdClass === "VOICEMAIL" && endedBy !== "callee" && calleeTurns === 0);
  const base = {
    ringingAt: report?.ringingAt ?? null,
    answeredAt,
    endedAt: end?.endedAt ?? null,
    endCode: end?.endCode ?? null,
    endReason: end?.endReason ?? facts.verdict?.detail ?? null,
    endedBy:
      endedBy ??
      (ended === "verdict" ? (facts.verdict?.reason === "canceled" ? "user" : "error") : null),
    talkSeconds: report?.talkSeconds ?? history?.talkSeconds ?? null,
    calleeTurns,
    isVoicemail,
    recordingUrl: report?.recordingUrl ?? history?.recordingUrl ?? null,
    recordingSeconds: report?.recordingSeconds ?? history?.recordingSeconds ?? null,
    errorCode: report?.errorCode ?? null,
  };
  return { ...base, ...judge(facts, base, ended) };
}

type Judgement = Pick<Derived, "signal" | "outcome" | "outcomeSource">;

function judge(
  facts: CallFacts,
  base: Omit<Derived, keyof Judgement>,
  ended: "report" | "history" | "verdict" | null,
): Judgement {
  if (ended === null) {
    const isUnderWay = facts.underWay || facts.report || facts.history;
    return { signal: isUnderWay ? "under_way" : null, outcome: null, outcomeSource: null };
  }
  if (ended === "verdict" && base.calleeTurns === 0) return judgeVerdict(facts.verdict);
  if (base.answeredAt === null) {
    if (base.endedBy === "user")
      return { signal: "ended_canceled", outcome: null, outcomeSource: null };
    const outcome = facts.report?.facts.carrierOutcome ?? facts.history?.carrierOutcome ?? "failed";
    return { signal: "ended_settled", outcome, outcomeSource: "carrier" };
  }
  if (base.isVoicemail)
    return { signal: "ended_settled", outcome: "voicemail", outcomeSource: "carrier" };
  // While the transcript is being made, the history tells neither silence from lost turns nor half a talk from a whole one.
  if (ended === "history" && facts.history?.transcriptPending)
    return { signal: "under_way", outcome: null, outcomeSource: null };
  const brokeDown = base.endedBy === "error" || (base.errorCode !== null && base.calleeTurns === 0);
  if (base.calleeTurns > 0) {
    return {
      signal: "ended_to_read",
      outcome: brokeDown ? "ai_error" : null,
      outcomeSource: brokeDown ? "carrier" : null,
    };
  }
  return {
    signal: "ended_settled",
    outcome: brokeDown ? "ai_error" : "unclear",
    outcomeSource: "carrier",
  };
}

function judgeVerdict(verdict: VerdictPart | undefined): Judgement {
  if (verdict?.reason === "canceled")
    return { signal: "ended_canceled", outcome: null, outcomeSource: null };
  return { signal: "ended_failed", outcome: "failed", outcomeSource: "watchdog" };
}
