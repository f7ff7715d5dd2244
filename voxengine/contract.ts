/**
 * The messages the call scenario and HALO exchange. Both sides read this file; it imports nothing.
 *
 * Every request of the scenario is a signed POST (Standard Webhooks headers, raw ASCII key):
 *   webhook-id         evt_<session>_<seq>      the same for each retry of one message
 *   webhook-timestamp  <unix seconds>           new for each retry
 *   webhook-signature  v1,<hex or base64 of HMAC-SHA256(key, id + "." + timestamp + "." + body)>
 * The body is pure ASCII (non-ASCII characters as \uXXXX), at most 256 KiB.
 */

/** POST <HALO_URL>/voximplant/permit: sent before the number is dialled, repeated by the same session until answered. */
export type PermitRequest = {
  v: 1;
  attempt_id: string;
  /** `AppEvents.Started.sessionId`, in decimal. */
  session_id: string;
  /** `AppEvents.Started.accessSecureURL`: whoever knows it controls the session. Null where the platform gave none. */
  control_url: string | null;
  /** ISO 8601, UTC. */
  occurred_at: string;
};

export type PermitAnswer = { go: true; settings: CallSettings } | { go: false; reason: string };

export type Engine = "scripted" | "openai-realtime";

/** All that a session needs to know of its call; sent only in the answer to a permit. */
export type CallSettings = {
  /** E.164 with a plus. */
  number: string;
  /** E.164 with a plus: a rented or verified number. */
  caller_id: string;
  engine: Engine;
  /** BCP 47 language the bot opens in: ru, uz, tg or en. */
  language: string;
  /** True: follow the language of the callee after the greeting. */
  follow_language: boolean;
  greeting: string;
  /** What the bot is told to do; empty for the scripted engine. */
  instructions: string;
  /** The scripted engine asks these one after the other. */
  questions: string[];
  /** Sentences the scenario says by itself, in the opening language. */
  phrases: { goodbye: string; apology: string; not_heard: string };
  /** Paths into the platform's own lists, e.g. "Microsoft.Neural.ru_RU_SvetlanaNeural"; null: that engine has none. */
  speech: {
    voice: string | null;
    asr_profile: string | null;
    realtime: {
      model: string;
      voice: string;
      transcription_model: string;
      transcription_language: string | null;
    } | null;
  };
  /** Answering machine detection; null where the platform has no model for the country. */
  amd: { model: string; timeout_ms: number; min_confidence: number } | null;
  record: { stereo: boolean; transcribe: { language: string; provider: string } | null } | null;
  /** Give up ringing after so many seconds (the platform itself does at 60). */
  ring_seconds: number;
  /** Hang up politely after so many seconds of talk. */
  max_seconds: number;
  /** Silence of the callee, in seconds, after which the bot asks once and then says goodbye. */
  silence_seconds: number;
  /** A control request is obeyed only if it carries this token. */
  control_token: string;
};

/** POST <HALO_URL>/voximplant/events. `Disconnected` and `Failed` are sent once, last, with `snapshot.final`. */
export type CallEventType = "Ringing" | "Connected" | "Progress" | "Disconnected" | "Failed";

export type CallEventEnvelope = {
  v: 1;
  type: CallEventType;
  attempt_id: string;
  session_id: string;
  /** 1, 2, 3 … within the session; the permit has its own ids (`evt_<session>_0`). */
  seq: number;
  /** ISO 8601, UTC. */
  occurred_at: string;
  snapshot: CallSnapshot;
};

/** Cumulative: the state of the whole call so far, so that any one later event repairs all that were lost. */
export type CallSnapshot = {
  /** Times are ISO 8601, UTC. */
  dialed_at: string | null;
  ringing_at: string | null;
  answered_at: string | null;
  ended_at: string | null;
  end: CallEnd | null;
  engine: Engine;
  /** Seconds between answer and end, as the carrier counts them. */
  talk_seconds: number | null;
  /** In the currency of the telephony account. */
  carrier_cost: number | null;
  amd: {
    class: "HUMAN" | "VOICEMAIL" | "TIMEOUT" | "CALL_ENDED" | "ERROR";
    subtype: string | null;
    confidence: number | null;
  } | null;
  turns: Turn[];
  recording: { url: string; seconds: number | null } | null;
  /** A failure of the voice side (engine refused, socket closed, speech failed); codes and short texts, no secrets. */
  error: { source: string; code: string; message: string } | null;
  log_url: string | null;
  final: boolean;
};

export type CallEnd = {
  kind: "failed" | "disconnected";
  /** SIP-like code of `CallEvents.Failed`, or the internal code of `CallEvents.Disconnected`. */
  code: number | null;
  reason: string;
  by: "callee" | "bot" | "user" | "time_limit" | "ring_limit" | "voicemail" | "carrier" | "error";
};

export type Turn = {
  /** 1, 2, 3 … in the order of speaking. */
  no: number;
  speaker: "bot" | "callee";
  /** What was really said: a sentence cut short is cut here too. */
  text: string;
  /** Milliseconds since the answer. */
  start_ms: number;
  end_ms: number;
  interrupted: boolean;
  /** Bot turns in reply to speech: milliseconds from the end of the callee's words to the first sound of the bot. */
  latency_ms: number | null;
};

/** POST to the session's control URL. */
export type ControlRequest = { token: string; command: "hangup" };
