import type { Blow } from "../world/kill-processes";
import type { PlannedCall } from "../world/start-calls";
import type { CallRow, Records } from "./records";
import type { SessionTruth, Truth } from "./truth";

/** Every way in which a call may have been harmed; each must stay empty. */
export const HARMS = [
  "lost",
  "one key, two calls",
  "dialed twice",
  "dialed, but nobody asked",
  "wrong outcome",
  "wrong transcript",
  "acknowledged event missing",
  "SMS twice",
  "SMS told wrongly",
  "CRM twice",
  "CRM told wrongly",
  "Telegram twice",
  "Telegram told wrongly",
  "step unknown without cause",
  "not terminal",
  "slot leaked",
  "more lines than slots",
  "misfolded",
  "wrong rollup",
] as const;
export type Harm = (typeof HARMS)[number];

export const NEVER_ACCEPTED = "never accepted by the product";
/** Every report of such a call was lost, and the platform writes down no talks in its language: counted apart. */
export const MISSING = "transcript missing in history too";
/** A message that may have gone out; a person decides. Each must have a cause. */
export const UNKNOWN = "unknown: ";

export type Found = { harm: Harm; what: string };
/** No harm, but worth a line: what the storm did to the calls. */
export type Note = { note: string; what: string };

/** One promised call, what the product says of it, and what really happened. */
export type Case = {
  plan: PlannedCall;
  call: CallRow;
  sessions: SessionTruth[];
  records: Records;
  truth: Truth;
  blows: readonly Blow[];
};

export type Judge = (
  one: Case,
  harm: (harm: Harm, what: string) => void,
  note: (note: string, what: string) => void,
) => void;
