"use server";
import { action } from "@/lib/entry/action";
import { correctOutcome } from "./correct-outcome";
import { retryStep } from "./retry-step";
import { CorrectOutcomeInput, RetryStepInput, StartCallInput } from "./schema";
import { startCall } from "./start-call";

export const startCallAction = action(StartCallInput, startCall);
export const retryStepAction = action(RetryStepInput, retryStep);
export const correctOutcomeAction = action(CorrectOutcomeInput, correctOutcome);
