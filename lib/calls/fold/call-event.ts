import type { EventSource, Outcome, Step, StepState } from "@/db/enums";
import type { CallReport, HistoryFacts } from "@/lib/telephony/ports";
import type { VerdictReason } from "./facts";

/** Everything that can happen to a call. Each one is a row of its timeline, once. */
export type CallEvent = CallEventHead & CallEventBody;

export type CallEventHead = {
  source: EventSource;
  /** Unique within the source; a repetition does nothing. */
  eventId: string;
  /** When it happened, by the sender's clock. */
  occurredAt: Date;
  /** Who or what caused it (`actorRef`). */
  causedBy?: string;
  attemptId?: string;
  /** Past times of demo data; otherwise the database's clock. */
  receivedAt?: Date;
};

export type CallEventBody =
  | { type: "requested" }
  | { type: "start_sent" }
  | { type: "start_accepted"; sessionId: string }
  | { type: "start_unknown"; detail: string }
  | { type: "attempt_abandoned"; detail: string }
  | { type: "permit_granted"; sessionId: string }
  | { type: "report"; report: CallReport }
  | { type: "history"; facts: HistoryFacts }
  | { type: "verdict"; reason: VerdictReason; detail: string }
  | { type: "hang_up_asked" }
  | { type: "reading_stored"; readingId: string; outcome: Outcome; needsReview: boolean }
  | { type: "step_settled"; step: Step; state: StepState; detail?: string }
  | { type: "step_retried"; step: Step }
  | { type: "outcome_corrected"; outcome: Outcome };
