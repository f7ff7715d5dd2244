/** Codes for which there are words; the others of the same kind fall back to a general sentence. */
const KNOWN = {
  reason: [
    "not_configured",
    "not_due",
    "no_message",
    "nothing_to_add",
    "world_mismatch",
    "suppressed",
    "no_reading",
    "given_up",
    "needs_review",
    "switched_off",
    "no_transcript",
    "nobody_talked",
    "call_did_not_happen",
  ],
  errorClass: ["transient", "ambiguous", "permanent", "configuration", "poison"],
  fieldError: ["required", "phone_invalid", "too_long", "too_short", "unknown_bot", "unsupported"],
  planProblem: ["unreadable", "skipped", "in_past", "too_far"],
  planReason: ["too_late", "owner_gone", "other_world", "invalid"],
  limitation: [
    "no_voice",
    "no_recognizer",
    "opens_in_other_language",
    "cannot_follow",
    "neutral_is_female",
    "transcription_unproven",
    "no_machine_detection",
  ],
  rule: [
    "do_not_call",
    "forbidden_prefix",
    "attempt_cap",
    "budget",
    "paused",
    "demo_number",
    "outside_hours",
    "holiday",
    "unknown_zone",
  ],
  endedBy: ["callee", "bot", "user", "time_limit", "ring_limit", "voicemail", "carrier", "error"],
  cause: ["worker", "watchdog", "scenario", "seed", "history", "system", "user", "api"],
} as const satisfies Record<string, readonly string[]>;

type Kind = keyof typeof KNOWN;

/** The code as one that has words, or null. */
export function knownWord<K extends Kind>(
  kind: K,
  code: string | null | undefined,
): (typeof KNOWN)[K][number] | null {
  const codes: readonly string[] = KNOWN[kind];
  return code && codes.includes(code) ? (code as (typeof KNOWN)[K][number]) : null;
}
