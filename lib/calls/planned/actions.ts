"use server";
import { action } from "@/lib/entry/action";
import { cancelPlannedCall, changePlannedCall, restorePlannedCall } from "./change-planned-call";
import { planCall } from "./plan-call";
import { ChangePlannedCallInput, PlanCallInput, PlannedCallRef } from "./schema";
import { seePlanNotice } from "./see-notice";

export const planCallAction = action("calls.start", PlanCallInput, planCall);
export const changePlannedCallAction = action(
  "calls.start",
  ChangePlannedCallInput,
  changePlannedCall,
);
export const cancelPlannedCallAction = action("calls.start", PlannedCallRef, cancelPlannedCall);
export const restorePlannedCallAction = action("calls.start", PlannedCallRef, restorePlannedCall);
export const seePlanNoticeAction = action("calls.start", PlannedCallRef, seePlanNotice);
