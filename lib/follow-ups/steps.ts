import "server-only";
import type { Step } from "@/db/enums";
import { prepareFollowUp } from "./steps/prepare-follow-up";
import { pushToCrm } from "./steps/push-to-crm";
import { sendFollowUpSms } from "./steps/send-sms";

/** One step after the reading: claims its row, acts at most once, settles. May be run twice with the same call. */
export type FollowUpStep = { step: Step; run(callId: string): Promise<void> };

export const FOLLOW_UP_STEPS = {
  follow_up: { step: "follow_up", run: prepareFollowUp },
  sms: { step: "sms", run: sendFollowUpSms },
  crm: { step: "crm", run: pushToCrm },
} as const satisfies Partial<Record<Step, FollowUpStep>>;
