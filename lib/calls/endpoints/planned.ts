import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { PlanCheck, PlanNotices, PlannedCalls, PlannedCallView } from "../planned/answers";
import { cancelPlannedCall, changePlannedCall } from "../planned/change-planned-call";
import { checkPlan } from "../planned/check-plan";
import { planCall } from "../planned/plan-call";
import { getPlannedCall, listPlanNotices, listPlannedCalls } from "../planned/queries";
import { ChangePlannedCallInput, CheckPlanInput, PlanCallInput } from "../planned/schema";
import { keyFromHeader } from "./key-from-header";
import { ById } from "./read-calls";

const head = { tag: "Planned calls", permission: "calls.start" } as const;

export const planCallOperation = operation({
  ...head,
  name: "planned_calls.plan",
  method: "POST",
  path: "/planned-calls",
  summary: "Plan a call for later",
  description:
    "`localTime` is what the clock shows in `zone`, where the person is. The rules are asked about that hour now, and " +
    "once more when it has come. 201: a new plan; 200: the one this Idempotency-Key made before.",
  kind: "dial",
  input: PlanCallInput.omit({ idempotencyKey: true }),
  output: z.object({ id: z.uuid(), isNew: z.boolean() }),
  status: 201,
  alsoStatus: 200,
  idempotency: "command",
  errors: ["call_blocked", "confirmation_needed", "idempotency_mismatch"],
  async run({ actor, input, idempotencyKey }) {
    const { plannedCallId, isNew } = await planCall({
      actor,
      input: { ...input, idempotencyKey: keyFromHeader(idempotencyKey) },
    });
    return Response.json(
      { id: plannedCallId, isNew },
      {
        status: isNew ? 201 : 200,
        headers: { location: `/api/v1/planned-calls/${plannedCallId}` },
      },
    );
  },
});

export const listPlannedCallsOperation = operation({
  ...head,
  name: "planned_calls.list",
  method: "GET",
  path: "/planned-calls",
  summary: "List planned calls",
  description: "Those ahead, those that did not start with the reason, and the last that are over.",
  input: z.object({}),
  output: PlannedCalls,
  run: ({ actor }) => listPlannedCalls(actor),
});

export const readPlannedCall = operation({
  ...head,
  name: "planned_calls.get",
  method: "GET",
  path: "/planned-calls/{id}",
  summary: "Read one planned call",
  input: ById,
  output: PlannedCallView,
  errors: ["not_found"],
  etag: true,
  versionOf: ({ version }) => String(version),
  run: ({ actor, input }) => getPlannedCall(actor, input.id),
});

export const changePlannedCallOperation = operation({
  ...head,
  name: "planned_calls.change",
  method: "PUT",
  path: "/planned-calls/{id}",
  summary: "Change a planned call",
  description: "`version` is the one you read; a plan changed meanwhile answers `conflict`.",
  input: ChangePlannedCallInput.omit({ plannedCallId: true }).extend(ById.shape),
  output: z.object({ id: z.uuid(), version: z.int() }),
  idempotency: "replayed",
  errors: ["not_found", "conflict", "call_blocked", "confirmation_needed"],
  async run({ actor, input: { id, ...input } }) {
    const { version } = await changePlannedCall({ actor, input: { ...input, plannedCallId: id } });
    return { id, version };
  },
});

export const cancelPlannedCallOperation = operation({
  ...head,
  name: "planned_calls.cancel",
  method: "POST",
  path: "/planned-calls/{id}/cancel",
  summary: "Call off a planned call",
  input: ById,
  status: 204,
  idempotency: "replayed",
  errors: ["not_found", "conflict"],
  async run({ actor, input }) {
    await cancelPlannedCall({ actor, input: { plannedCallId: input.id } });
  },
});

export const readPlanCheck = operation({
  ...head,
  name: "planned_calls.check",
  method: "GET",
  path: "/planned-calls/check",
  summary: "Check an hour",
  description: "Which moment an hour there is, and what the rules say of it.",
  input: CheckPlanInput,
  output: PlanCheck,
  run: ({ actor, input }) => checkPlan(actor, input),
});

export const readPlanNotices = operation({
  ...head,
  name: "planned_calls.notices",
  method: "GET",
  path: "/planned-calls/notices",
  summary: "Read what to tell me of my plans",
  description: "How many are ahead, and own ones that did not start and were not looked at yet.",
  input: z.object({}),
  output: PlanNotices,
  run: ({ actor }) => listPlanNotices(actor),
});
