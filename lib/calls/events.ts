import { z } from "zod";
import type { Step } from "@/db/enums";
import { defineEvent, type EventDefinition } from "@/lib/platform/jobs/define-job";

const callRef = z.object({ callId: z.uuid() });
type CallRef = z.infer<typeof callRef>;

/** A person asked for a call; it waits to be dialled. */
export const callRequested = defineEvent<CallRef>("call.requested", callRef);
/** The talk is over and somebody spoke: the reading is due. */
export const callFinished = defineEvent<CallRef>("call.finished", callRef);
/** The reading is settled: the follow-up is due. */
export const callRead = defineEvent<CallRef>("call.read", callRef);
/** The follow-up is rendered: the message is due. */
export const followUpPrepared = defineEvent<CallRef>("call.follow-up-prepared", callRef);
/** The message is settled: the CRM entry is due. */
export const messageSettled = defineEvent<CallRef>("call.message-settled", callRef);

/** The fact that makes a step due: published when the step before it settles, and again when a step is retried. */
export const STEP_DUE = {
  reading: callFinished,
  follow_up: callRead,
  sms: followUpPrepared,
  crm: messageSettled,
} as const satisfies Record<Step, EventDefinition<CallRef>>;
