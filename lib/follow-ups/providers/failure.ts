import type { StepResult } from "@/lib/calls/steps";
import { backoffSeconds } from "@/lib/platform/backoff";
import type { OutsideAnswer } from "./outside-request";

export type StepFailure = Extract<StepResult, { error: string }>;

export type Attempt = {
  /** For the code a person sees: "sms_ru". */
  provider: string;
  /** This one included. */
  tries: number;
  /** Doing it twice does no harm: the provider knows our key, or is searched before. */
  isRepeatable: boolean;
};

/** How long jobs wait where only a person can help: a wrong key, no funds. */
const CONFIGURATION_WAIT_SECONDS = 120;

/**
 * What a request that was not answered with 2xx means for its step; null: it was, and the body decides.
 * Where the provider may have acted and cannot be asked, the step is `unknown`: rather no message than two.
 */
export function failureOf(answer: OutsideAnswer, attempt: Attempt): StepFailure | null {
  if (answer.kind === "not_sent") return retryLater(attempt, answer.code);
  if (answer.kind === "lost") return perhapsDone(attempt, answer.code);
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  if (status === 425 || status === 429)
    return retryLater(attempt, String(status), answer.retryAfterSeconds);
  if (status === 408 || status >= 500)
    return perhapsDone(attempt, String(status), answer.retryAfterSeconds);
  if (status === 401 || status === 402 || status === 403)
    return misconfigured(attempt, String(status));
  return refused(attempt, String(status));
}

/** It was not done and may pass. */
export function retryLater(
  attempt: Attempt,
  code: string,
  waitSeconds: number | null = null,
): StepFailure {
  return {
    state: "retry",
    errorClass: "transient",
    error: `${attempt.provider}: ${code}`,
    afterSeconds: backoffSeconds(attempt.tries, waitSeconds),
  };
}

/** Nobody knows whether it was done. */
export function perhapsDone(
  attempt: Attempt,
  code: string,
  waitSeconds: number | null = null,
): StepFailure {
  if (attempt.isRepeatable) return retryLater(attempt, code, waitSeconds);
  return { state: "unknown", errorClass: "ambiguous", error: `${attempt.provider}: ${code}` };
}

/** It was not done, and a person has to mend the connection: the job waits. */
export function misconfigured(attempt: Attempt, code: string): StepFailure {
  return {
    state: "retry",
    errorClass: "configuration",
    error: `${attempt.provider}: ${code}`,
    afterSeconds: CONFIGURATION_WAIT_SECONDS,
  };
}

/** It was not done and never will be. */
export function refused(attempt: Attempt, code: string): StepFailure {
  return { state: "failed_final", errorClass: "permanent", error: `${attempt.provider}: ${code}` };
}
