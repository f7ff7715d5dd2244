import { z } from "zod";
import { StartCallInput } from "../schema";

const when = {
  /** What the clock shows where the person is: "YYYY-MM-DDTHH:MM". */
  localTime: z.string().trim().min(1).max(16),
  /** IANA. */
  zone: z.string().trim().min(1).max(64),
};

/** A call for later: everything that starts a call, and when. */
export const PlanCallInput = StartCallInput.omit({ againOf: true }).extend(when);
export type PlanCallInput = z.input<typeof PlanCallInput>;

/** The plan as it shall be; `version` is the one the change was made from. */
export const ChangePlannedCallInput = PlanCallInput.omit({ idempotencyKey: true }).extend({
  plannedCallId: z.uuid(),
  version: z.int().min(1),
});

export const PlannedCallRef = z.object({ plannedCallId: z.uuid() });

export const CheckPlanInput = z.object({ phone: z.string().trim().max(40), ...when });
