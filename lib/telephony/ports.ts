import type { CallLanguage, Engine, Outcome, Voice } from "@/db/enums";

/** What a telephone road (Voximplant, later LiveKit and Asterisk) must do for calls. Callers never name a road. */
export type TelephonyRoad = {
  name: string;
  /** The account whose slots a call takes; one row of `gates`. */
  gate: string;
  /** Asks for a session that carries only the attempt's id. Never retries by itself: the road has no idempotency key. */
  startCall(attempt: { attemptId: string }): Promise<StartResult>;
  /** Ends a running session. `gone`: there is none any more. */
  hangUp(session: {
    controlUrl: string;
    controlToken: string;
  }): Promise<"sent" | "gone" | "unreachable">;
  /** What the provider's own history says of an attempt; null: no such session (yet). @throws on an unreachable provider */
  findSession(query: {
    attemptId: string;
    sessionId: string | null;
    from: Date;
    to: Date;
  }): Promise<HistoryFacts | null>;
  /** Every session that called somebody and began in this span, the oldest first. @throws on an unreachable provider */
  dialedSessions(span: { from: Date; to: Date }): Promise<DialedSession[]>;
  /** Reads a recording or session log by its address from the configured hosts only, with `Range` passed on. */
  fetchFile(url: string, range: string | null): Promise<Response>;
  /**
   * Erases a recording where it lies. `gone`: there is none any more; `foreign`: the
   * address is not the provider's. May be repeated. @throws where the provider cannot be reached or refuses
   */
  deleteRecording(url: string): Promise<"deleted" | "gone" | "foreign">;
  /** The account that pays, at this moment; asking changes nothing. @throws where it cannot be asked */
  readAccount(): Promise<RoadAccount>;
  /** What this road cannot do of a wish, or does otherwise; empty: all of it. Pure, no network. */
  speechProblems(wish: SpeechWish): SpeechProblem[];
  /** The language a call opens in: the wish's own, or for `auto` the one of the number's country that the engine speaks. */
  openingLanguage(wish: SpeechWish): OpeningLanguage;
};

export type DialedSession = {
  sessionId: string;
  /** What we gave it to carry; null: it is not ours. */
  attemptId: string | null;
  startedAt: Date;
  /** Numbers it called, E.164. */
  phones: string[];
};

/** Money in the account's currency, whole units. */
export type RoadAccount = {
  isActive: boolean;
  balance: number;
  creditLimit: number;
  currency: string;
};

export type StartResult =
  | { kind: "accepted"; sessionId: string; controlUrl: string | null }
  /** The provider said that no session was made. `code` is the provider's own. */
  | {
      kind: "refused";
      code: string;
      reason: string;
      errorClass: "configuration" | "permanent" | "transient";
    }
  /** Timeout, reset, 5xx: perhaps it was made. */
  | { kind: "unknown"; reason: string };

/** Facts of one attempt as its session reports them, cumulative. Times by the session's clock. */
export type CallReport = {
  attemptId: string;
  sessionId: string;
  /** Unique over all sessions and stable over retries. */
  eventId: string;
  seq: number;
  type: "Ringing" | "Connected" | "Progress" | "Disconnected" | "Failed";
  occurredAt: Date;
  facts: ReportedFacts;
  turns: ReportedTurn[];
};

export type ReportedFacts = {
  dialedAt: string | null;
  ringingAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  endKind: "failed" | "disconnected" | null;
  endCode: number | null;
  endReason: string | null;
  /** callee, bot, user, time_limit, ring_limit, voicemail, carrier, error */
  endedBy: string | null;
  /** What the road's table of carrier codes makes of an end before the answer; null for an answered call. */
  carrierOutcome: Outcome | null;
  talkSeconds: number | null;
  carrierCost: number | null;
  amdClass: string | null;
  amdConfidence: number | null;
  recordingUrl: string | null;
  recordingSeconds: number | null;
  errorSource: string | null;
  errorCode: string | null;
  logUrl: string | null;
  engine: Engine;
  final: boolean;
};

export type ReportedTurn = {
  no: number;
  speaker: "bot" | "callee";
  text: string;
  startMs: number;
  endMs: number;
  interrupted: boolean;
  latencyMs: number | null;
};

/** What the provider's history knows of a session. Weaker than a final report, stronger than a watchdog's verdict. */
export type HistoryFacts = {
  sessionId: string;
  /** The session is over. */
  finished: boolean;
  /** Normal termination, Insufficient funds, JS session error, Timeout … */
  finishReason: string | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  endCode: number | null;
  endReason: string | null;
  /** As in `ReportedFacts`, from the session's own log; null: it does not say. */
  endedBy: string | null;
  connected: boolean;
  /** As in `ReportedFacts`, from the history's end reason. */
  carrierOutcome: Outcome | null;
  talkSeconds: number | null;
  recordingUrl: string | null;
  recordingSeconds: number | null;
  /** Money in the account's currency, by component. */
  costs: { component: "carrier" | "speech" | "model" | "voice"; amountMicros: number }[];
  currency: string;
  /** The recording's own transcript, where the provider made one: the fallback for lost turns. */
  turns: ReportedTurn[] | null;
  transcriptPending: boolean;
  logUrl: string | null;
};

/** What a call asks of a road: checked on the form, before the call. */
export type SpeechWish = {
  language: CallLanguage;
  voice: Voice;
  engine: Engine;
  /** ISO 3166-1 alpha-2 of the number; null: not known. */
  country: string | null;
};

export type OpeningLanguage = Exclude<CallLanguage, "auto">;

/** `isBlocking`: such a call would be useless and is not made; otherwise a fact the rep should know before the call. */
export type SpeechProblem = {
  code: SpeechProblemCode;
  isBlocking: boolean;
  language: OpeningLanguage;
};
export const SPEECH_PROBLEMS = [
  /** The engine cannot speak the language. */
  "no_voice",
  /** The engine cannot hear the language. */
  "no_recognizer",
  /** `auto` would open in the language of the country, which the engine does not speak; it opens in `language`. */
  "opens_in_other_language",
  /** `auto` cannot follow the callee: the engine keeps to `language`. */
  "cannot_follow",
  /** There is no neutral voice; the female one speaks. */
  "neutral_is_female",
  /** The provider does not name the language among those it transcribes well. */
  "transcription_unproven",
  /** No answering machine detection for the country: only the conversation shows a voicemail. */
  "no_machine_detection",
] as const;
export type SpeechProblemCode = (typeof SPEECH_PROBLEMS)[number];
