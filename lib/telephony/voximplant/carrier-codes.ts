import type { Outcome } from "@/db/enums";

/** When the same number may be tried again: in minutes, in hours, after the provider recovered, once more at most, never. */
export type RetryClass = "minutes" | "hours" | "back_off" | "once" | "never";

export type CarrierVerdict = {
  outcome: Outcome;
  retry: RetryClass;
  /** Our own account or set-up is at fault: other calls would fail alike. */
  isOurs: boolean;
};

/**
 * The one table of how a call that was never answered ended: SIP codes as `CallEvents.Failed` gives them.
 * 402, 404, 408, 480, 486, 487 and 603 are in Voximplant's own reference, the others follow RFC 3261.
 */
const CARRIER_CODES: Record<number, CarrierVerdict> = {
  400: { outcome: "failed", retry: "never", isOurs: true },
  401: { outcome: "failed", retry: "never", isOurs: true },
  402: { outcome: "failed", retry: "never", isOurs: true },
  403: { outcome: "failed", retry: "never", isOurs: true },
  404: { outcome: "invalid_number", retry: "never", isOurs: false },
  407: { outcome: "failed", retry: "never", isOurs: true },
  408: { outcome: "no_answer", retry: "hours", isOurs: false },
  410: { outcome: "invalid_number", retry: "never", isOurs: false },
  480: { outcome: "no_answer", retry: "hours", isOurs: false },
  484: { outcome: "invalid_number", retry: "never", isOurs: false },
  486: { outcome: "busy", retry: "minutes", isOurs: false },
  487: { outcome: "no_answer", retry: "hours", isOurs: false },
  500: { outcome: "failed", retry: "back_off", isOurs: false },
  502: { outcome: "failed", retry: "back_off", isOurs: false },
  503: { outcome: "failed", retry: "back_off", isOurs: false },
  504: { outcome: "failed", retry: "back_off", isOurs: false },
  600: { outcome: "busy", retry: "minutes", isOurs: false },
  603: { outcome: "rejected", retry: "once", isOurs: false },
  604: { outcome: "invalid_number", retry: "never", isOurs: false },
};

const UNKNOWN: CarrierVerdict = { outcome: "failed", retry: "never", isOurs: false };

/**
 * What a call that was never answered came to. A call that we ended ourselves before the answer has no outcome: ask only
 * for those the far side or the ring limit ended.
 * @param code the raw code, kept beside the outcome; null or unknown: `failed`, not tried again by itself
 */
export function carrierVerdict(code: number | null): CarrierVerdict {
  return (code === null ? undefined : CARRIER_CODES[code]) ?? UNKNOWN;
}

/**
 * What a session that ended without a report of its end came to, by the provider's own words.
 * @param finishReason `finish_reason` of the call history
 */
export function finishVerdict(finishReason: string | null): CarrierVerdict | null {
  switch (finishReason) {
    case "Insufficient funds":
    case "Internal error (billing timeout)":
    case "Terminated administratively":
      return { outcome: "failed", retry: "never", isOurs: true };
    case "JS session error":
    case "JS Error":
    case "Timeout":
      return { outcome: "failed", retry: "back_off", isOurs: true };
    default:
      return null;
  }
}

/**
 * The outcome of an end as the session reports it.
 * @returns null for an answered call: what came of it is for the reading
 */
export function carrierOutcome(end: {
  kind: "failed" | "disconnected";
  code: number | null;
  by: string;
}): Outcome | null {
  if (end.kind === "disconnected") return null;
  // We gave up ringing ourselves; what the platform answers to that hang-up is not documented.
  if (end.by === "ring_limit") return "no_answer";
  return carrierVerdict(end.code).outcome;
}
