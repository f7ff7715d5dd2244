import type { CallStatus, Outcome, Step } from "@/db/enums";

/** How far a call is. A status only ever moves to a higher rank. */
export const STATUS_RANK = {
  initiating: 0,
  calling: 10,
  analyzing: 20,
  preparing_followup: 30,
  sending_sms: 40,
  adding_to_crm: 50,
  completed: 90,
  failed: 90,
  canceled: 90,
} as const satisfies Record<CallStatus, number>;

export const TERMINAL_RANK = 90;

export function isTerminal(status: CallStatus): boolean {
  return STATUS_RANK[status] >= TERMINAL_RANK;
}

/** What the merged facts and settled steps say to the status machine. */
export const CALL_SIGNALS = [
  /** The provider made a session, or the session got its permit, or it reports from a running call. */
  "under_way",
  /** The talk is over and a person said something: there is something to read. */
  "ended_to_read",
  /** The call is over and its outcome is known without a reading: busy, voicemail, silence … */
  "ended_settled",
  /** Hung up by us before an answer. */
  "ended_canceled",
  /** Our chain cannot know what happened, or was refused. */
  "ended_failed",
  "reading_settled",
  "follow_up_settled",
  "sms_settled",
  "crm_settled",
] as const;
export type CallSignal = (typeof CALL_SIGNALS)[number];

type Moves = { [signal in CallSignal]?: CallStatus };

const ENDS = {
  ended_to_read: "analyzing",
  ended_settled: "completed",
  ended_canceled: "canceled",
  ended_failed: "failed",
} as const satisfies Moves;

/** The whole machine. A pair that is not listed moves nothing. */
const TRANSITIONS = {
  initiating: { under_way: "calling", ...ENDS },
  calling: { ...ENDS },
  analyzing: { reading_settled: "preparing_followup" },
  preparing_followup: { follow_up_settled: "sending_sms" },
  sending_sms: { sms_settled: "adding_to_crm" },
  adding_to_crm: { crm_settled: "completed" },
  completed: {},
  failed: {},
  canceled: {},
} as const satisfies { [S in CallStatus]: Moves };

/** The status after a signal, or null where it moves nothing. */
export function nextStatus(status: CallStatus, signal: CallSignal): CallStatus | null {
  const moves: Moves = TRANSITIONS[status];
  return moves[signal] ?? null;
}

export const STEP_SIGNAL = {
  reading: "reading_settled",
  follow_up: "follow_up_settled",
  sms: "sms_settled",
  crm: "crm_settled",
} as const satisfies Record<Step, CallSignal>;

/** The status in which a step is worked on. */
export const STEP_STATUS = {
  reading: "analyzing",
  follow_up: "preparing_followup",
  sms: "sending_sms",
  crm: "adding_to_crm",
} as const satisfies Record<Step, CallStatus>;

/** The stages a person sees, in their order. */
export const STAGES = [
  "initiating",
  "calling",
  "analyzing",
  "preparing_followup",
  "sending_sms",
  "adding_to_crm",
  "completed",
] as const satisfies readonly CallStatus[];

export const OUTCOME_GROUPS = [
  "success",
  "refusal",
  "voicemail",
  "not_reached",
  "error",
  "open",
] as const;
export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number];

/** Pies, cards and counters know no other definition. */
export const OUTCOME_GROUP = {
  interested: "success",
  callback: "success",
  not_interested: "refusal",
  rejected: "refusal",
  do_not_call: "refusal",
  wrong_number: "refusal",
  voicemail: "voicemail",
  no_answer: "not_reached",
  busy: "not_reached",
  invalid_number: "not_reached",
  failed: "error",
  ai_error: "error",
  unclear: "open",
} as const satisfies Record<Outcome, OutcomeGroup>;

export function outcomesOf(group: OutcomeGroup): Outcome[] {
  const outcomes = Object.keys(OUTCOME_GROUP) as Outcome[];
  return outcomes.filter((outcome) => OUTCOME_GROUP[outcome] === group);
}
