import { type CallStatus, STEPS, type Step, type StepState } from "@/db/enums";
import { isTerminal, STAGES, STATUS_RANK, STEP_STATUS } from "./status";

/** One row of the vertical line a person follows. Times are ISO 8601, UTC. */
export type CallStage = {
  /** The last row carries how the call ended: completed, failed or canceled. */
  status: CallStatus;
  state: "done" | "current" | "ahead" | "skipped";
  /** When the event arrived that moved the call here. */
  startedAt: string | null;
  endedAt: string | null;
  /** The post-call step worked on in this stage. */
  step: Step | null;
  stepState: StepState | null;
  /** Why the step was skipped. */
  reason: string | null;
};

export type StageInput = {
  status: CallStatus;
  requestedAt: string;
  /** Every event that moved the status, oldest first. */
  moves: readonly { to: CallStatus; at: string }[];
  steps: readonly { step: Step; state: StepState; reason: string | null }[];
};

/** The stages of a call with their real times: a stage lasts until the next one that was entered. */
export function callStages(call: StageInput): CallStage[] {
  const entered = new Map<CallStatus, string>([["initiating", call.requestedAt]]);
  for (const move of call.moves) if (!entered.has(move.to)) entered.set(move.to, move.at);
  const line: CallStatus[] = STAGES.map((stage) =>
    stage === "completed" && isTerminal(call.status) ? call.status : stage,
  );
  return line.map((status, index) => {
    const startedAt = entered.get(status) ?? null;
    const next = line.slice(index + 1).find((later) => entered.has(later));
    const step = STEPS.find((name) => STEP_STATUS[name] === status) ?? null;
    const row = call.steps.find((candidate) => candidate.step === step);
    return {
      status,
      state: stateOf(status, call.status, startedAt !== null),
      startedAt,
      endedAt: next ? (entered.get(next) ?? null) : null,
      step,
      stepState: row?.state ?? null,
      reason: row?.reason ?? null,
    };
  });
}

function stateOf(stage: CallStatus, now: CallStatus, wasEntered: boolean): CallStage["state"] {
  if (stage === now) return isTerminal(stage) ? "done" : "current";
  if (STATUS_RANK[stage] > STATUS_RANK[now]) return "ahead";
  return wasEntered ? "done" : "skipped";
}
