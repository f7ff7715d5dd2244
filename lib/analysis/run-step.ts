import "server-only";
import { database } from "@/db/client";
import type { Step } from "@/db/enums";
import { perhapsSentBeforeRestore } from "@/lib/calls/restore/perhaps-sent";
import {
  type ClaimedStep,
  claimStep,
  type StepResult,
  type StepStore,
  settleStep,
} from "@/lib/calls/steps";
import { backoffSeconds } from "@/lib/platform/backoff";
import { log } from "@/lib/platform/log";

/** How a step's work ended, and what is written together with that. */
export type StepWork = { result: StepResult; store?: StepStore };

/** A defect of ours is tried so often; then it waits for a person and blocks nothing. */
const POISON_TRIES = 3;

/**
 * Claims a step, does its work outside any transaction, settles it in one. Nothing to claim: nothing happens.
 * @param work must not throw once the outside was asked: what the outside did is a result, never an exception
 */
export async function runStep(
  callId: string,
  step: Step,
  work: (claimed: ClaimedStep) => Promise<StepWork>,
): Promise<void> {
  const claimed = await claimStep(callId, step);
  if (!claimed) return;
  const done = await workOnce(claimed, work).catch((error: unknown): StepWork => {
    log.error("a step broke", { callId, step, tries: claimed.tries, error });
    return { result: poisoned(claimed.tries) };
  });
  await database().transaction((tx) =>
    settleStep(tx, callId, step, done.result, { store: done.store }),
  );
  log.info("step settled", { callId, step, status: done.result.state, tries: claimed.tries });
}

/** A message that a database before this one may have sent is no second time sent by us: a person decides. */
async function workOnce(
  claimed: ClaimedStep,
  work: (claimed: ClaimedStep) => Promise<StepWork>,
): Promise<StepWork> {
  if (claimed.step !== "sms" || !(await perhapsSentBeforeRestore(claimed.callId))) {
    return work(claimed);
  }
  return { result: { state: "unknown", errorClass: "ambiguous", error: "sent_before_restore" } };
}

function poisoned(tries: number): StepResult {
  const why = { errorClass: "poison", error: "internal_error" } as const;
  return tries >= POISON_TRIES
    ? { state: "failed_final", ...why }
    : { state: "retry", ...why, afterSeconds: backoffSeconds(tries) };
}
