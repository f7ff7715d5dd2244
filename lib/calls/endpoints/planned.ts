import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/entry/endpoint";
import { checkPlan } from "../planned/check-plan";
import { listPlanNotices, listPlannedCalls } from "../planned/queries";
import { CheckPlanInput } from "../planned/schema";

/** GET /api/v1/planned-calls: ahead, blocked, over. */
export const readPlannedCalls = endpoint({
  name: "planned_calls.list",
  permission: "calls.start",
  input: z.object({}),
  run: ({ actor }) => listPlannedCalls(actor),
});

/** GET /api/v1/planned-calls/check: what an hour means, while it is chosen. */
export const readPlanCheck = endpoint({
  name: "planned_calls.check",
  permission: "calls.start",
  input: CheckPlanInput,
  run: ({ actor, input }) => checkPlan(actor, input),
});

/** GET /api/v1/planned-calls/notices: what the shell asks for now and then. */
export const readPlanNotices = endpoint({
  name: "planned_calls.notices",
  permission: "calls.start",
  input: z.object({}),
  run: ({ actor }) => listPlanNotices(actor),
});
