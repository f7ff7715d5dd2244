import type { CallEnd, CallSettings, CallSnapshot, Turn } from "../../../contract";
import { isoTime } from "../clock";

/** What is known of the call so far; moments in milliseconds since 1970. */
export type CallState = {
  dialedAt: number | null;
  ringingAt: number | null;
  answeredAt: number | null;
  endedAt: number | null;
  end: CallEnd | null;
  talkSeconds: number | null;
  carrierCost: number | null;
  amd: CallSnapshot["amd"];
  recording: CallSnapshot["recording"];
  error: CallSnapshot["error"];
};

export function newCallState(): CallState {
  return {
    dialedAt: null,
    ringingAt: null,
    answeredAt: null,
    endedAt: null,
    end: null,
    talkSeconds: null,
    carrierCost: null,
    amd: null,
    recording: null,
    error: null,
  };
}

/** Puts the state into the words of the contract. */
export function snapshotOf(
  state: CallState,
  rest: { engine: CallSettings["engine"]; turns: Turn[]; logUrl: string | null; final: boolean },
): CallSnapshot {
  return {
    dialed_at: isoOrNull(state.dialedAt),
    ringing_at: isoOrNull(state.ringingAt),
    answered_at: isoOrNull(state.answeredAt),
    ended_at: isoOrNull(state.endedAt),
    end: state.end,
    engine: rest.engine,
    talk_seconds: state.talkSeconds,
    carrier_cost: state.carrierCost,
    amd: state.amd,
    turns: rest.turns,
    recording: state.recording,
    error: state.error,
    log_url: rest.logUrl,
    final: rest.final,
  };
}

/** SIP codes by which the callee, not the network, ended the ringing. */
const calleeCodes = new Set([486, 600, 603]);

/**
 * Describes a call that was never answered.
 * @param by who hung up on our side; null where nobody did
 */
export function failedEnd(code: number, reason: string, by: CallEnd["by"] | null): CallEnd {
  return { kind: "failed", code, reason, by: by ?? (calleeCodes.has(code) ? "callee" : "carrier") };
}

/**
 * Describes the end of an answered call.
 * @param by who hung up on our side; null where nobody did
 */
export function disconnectedEnd(
  code: number | null,
  reason: string,
  by: CallEnd["by"] | null,
): CallEnd {
  return { kind: "disconnected", code, reason, by: by ?? "callee" };
}

/** The platform gives costs as numbers in one event and as text in another; null for anything else. */
export function readAmount(value: unknown): number | null {
  const amount = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof amount === "number" && Number.isFinite(amount) ? amount : null;
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms);
}
