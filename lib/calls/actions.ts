"use server";
import { action } from "@/lib/entry/action";
import { correctOutcome } from "./correct-outcome";
import { callAgain } from "./list/call-again";
import { retryStep } from "./retry-step";
import { CallAgainInput, CorrectOutcomeInput, RetryStepInput, StartCallInput } from "./schema";
import { startCall } from "./start-call";

export const startCallAction = action("calls.start", StartCallInput, startCall);
export const retryStepAction = action("calls.retry_step", RetryStepInput, retryStep);
export const correctOutcomeAction = action(
  "calls.correct_outcome",
  CorrectOutcomeInput,
  correctOutcome,
);
export const callAgainAction = action("calls.start", CallAgainInput, callAgain);
