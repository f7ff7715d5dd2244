import "server-only";
import { z } from "zod";
import { CALL_STATUSES, OUTCOMES, STEPS } from "@/db/enums";
import { operation } from "@/lib/entry/api/operation";
import { correctOutcome } from "../correct-outcome";
import { hangUpCall } from "../hang-up-call";
import { startedStatus } from "../queries/call-records";
import { retryStep } from "../retry-step";
import { StartCallInput } from "../schema";
import { startCall } from "../start-call";
import { keyFromHeader } from "./key-from-header";
import { ById } from "./read-calls";

const acts = { method: "POST", tag: "Calls" } as const;

export const startCallOperation = operation({
  ...acts,
  name: "calls.start",
  path: "/calls",
  summary: "Start a call",
  description:
    "Dials at once. 201: a new call; 200: the one this Idempotency-Key started before. " +
    "`call_blocked` and `confirmation_needed` name the rule in `values.rule`; the latter passes with `confirm: true`.",
  permission: "calls.start",
  kind: "dial",
  input: StartCallInput.omit({ idempotencyKey: true }),
  output: z.object({ id: z.uuid(), status: z.enum(CALL_STATUSES), isNew: z.boolean() }),
  status: 201,
  alsoStatus: 200,
  idempotency: "command",
  errors: ["call_blocked", "confirmation_needed", "idempotency_mismatch"],
  async run({ actor, input, idempotencyKey }) {
    const { callId, isNew } = await startCall({
      actor,
      input: { ...input, idempotencyKey: keyFromHeader(idempotencyKey) },
    });
    return Response.json(
      { id: callId, status: await startedStatus(callId), isNew },
      { status: isNew ? 201 : 200, headers: { location: `/api/v1/calls/${callId}` } },
    );
  },
});

export const hangUp = operation({
  ...acts,
  name: "calls.hang_up",
  path: "/calls/{id}/hang-up",
  summary: "Hang up",
  description:
    "A call that does not ring yet is canceled and never will; a running one is told to end.",
  permission: "calls.hang_up",
  input: ById,
  output: z.object({ result: z.enum(["canceled", "sent", "gone", "unreachable"]) }),
  idempotency: "replayed",
  errors: ["not_found", "conflict"],
  run: ({ actor, input }) => hangUpCall({ actor, input: { callId: input.id } }),
});

export const retryStepOperation = operation({
  ...acts,
  name: "calls.retry_step",
  path: "/calls/{id}/steps/{step}/retry",
  summary: "Repeat one step",
  description:
    "Sets a step that ended badly going again, and nothing else. A step that is done never acts twice.",
  permission: "calls.retry_step",
  kind: "dial",
  input: ById.extend({ step: z.enum(STEPS) }),
  status: 202,
  idempotency: "replayed",
  errors: ["not_found", "conflict"],
  async run({ actor, input }) {
    await retryStep({ actor, input: { callId: input.id, step: input.step } });
  },
});

export const correctOutcomeOperation = operation({
  name: "calls.correct_outcome",
  method: "PUT",
  path: "/calls/{id}/outcome",
  tag: "Calls",
  summary: "Correct the outcome",
  description:
    "A person's word counts from now on; the model's stays beside it. If-Match takes the call's version.",
  permission: "calls.correct_outcome",
  input: ById.extend({ outcome: z.enum(OUTCOMES) }),
  status: 204,
  ifMatch: true,
  errors: ["not_found", "conflict"],
  async run({ actor, input, ifVersion }) {
    await correctOutcome({
      actor,
      input: { callId: input.id, outcome: input.outcome, ifVersion },
    });
  },
});
