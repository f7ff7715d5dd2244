import type { ReportedFacts } from "./ports";

/** The facts of a session that has reported nothing yet: what a series of cumulative reports starts from. */
export const NOTHING_REPORTED: ReportedFacts = {
  dialedAt: null,
  ringingAt: null,
  answeredAt: null,
  endedAt: null,
  endKind: null,
  endCode: null,
  endReason: null,
  endedBy: null,
  carrierOutcome: null,
  talkSeconds: null,
  carrierCost: null,
  amdClass: null,
  amdConfidence: null,
  recordingUrl: null,
  recordingSeconds: null,
  errorSource: null,
  errorCode: null,
  logUrl: null,
  engine: "openai-realtime",
  final: false,
};
