import type { CallStatus, Outcome, StepState } from "@/db/enums";
import { OUTCOME_GROUP, type OutcomeGroup } from "@/lib/calls/status";
import type { Meaning } from "../ui/badge";

const GROUP_MEANING: Record<OutcomeGroup, Meaning> = {
  success: "good",
  refusal: "neutral",
  voicemail: "neutral",
  not_reached: "neutral",
  error: "bad",
  open: "attention",
};

export function outcomeMeaning(outcome: Outcome): Meaning {
  return GROUP_MEANING[OUTCOME_GROUP[outcome]];
}

export function statusMeaning(status: CallStatus): Meaning {
  if (status === "completed") return "good";
  if (status === "failed") return "bad";
  return status === "canceled" ? "neutral" : "progress";
}

export const STEP_MEANING: Record<StepState, Meaning> = {
  planned: "progress",
  sending: "progress",
  done: "good",
  retry: "attention",
  unknown: "attention",
  failed_final: "bad",
  skipped: "neutral",
};
