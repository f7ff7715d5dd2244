import "server-only";
import { z } from "zod";
import { callRead, followUpPrepared, messageSettled } from "@/lib/calls/events";
import { defineJob, type TickDefinition } from "@/lib/platform/jobs/define-job";
import { FOLLOW_UP_STEPS } from "./steps";
import { connectTelegramTick } from "./telegram/connect";
import { sendChatFollowUpJob } from "./telegram/send-chat-follow-up";

const callRef = z.object({ callId: z.uuid() });

export const prepareFollowUpJob = defineJob({
  name: "prepare-follow-up",
  schema: callRef,
  on: callRead,
  run: ({ callId }) => FOLLOW_UP_STEPS.follow_up.run(callId),
});

export const sendSmsJob = defineJob({
  name: "send-sms",
  schema: callRef,
  on: followUpPrepared,
  run: ({ callId }) => FOLLOW_UP_STEPS.sms.run(callId),
});

export const pushToCrmJob = defineJob({
  name: "push-to-crm",
  schema: callRef,
  on: messageSettled,
  run: ({ callId }) => FOLLOW_UP_STEPS.crm.run(callId),
});

export const followUpJobs = [prepareFollowUpJob, sendSmsJob, pushToCrmJob, sendChatFollowUpJob];

export const followUpTicks: readonly TickDefinition[] = [connectTelegramTick];
