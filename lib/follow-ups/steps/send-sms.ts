import "server-only";
import { database } from "@/db/client";
import { runStep, type StepWork } from "@/lib/analysis/run-step";
import { setTelegramLinkSent } from "@/lib/calls/steps";
import { isOnDoNotCall } from "@/lib/contacts/do-not-call";
import { worldOfUrl } from "@/lib/settings/provider-world";
import { getSettings } from "@/lib/settings/queries";
import { MessagePayload } from "../message/payload";
import { storeMessageCost } from "../message/store-cost";
import { sendSms, smsAddress } from "../providers/sms-ru";
import { loadCall } from "./load-call";

/** The step "sms": sends what was rendered, at most once. Whatever leaves the provider's answer open is `unknown`, for a person to decide. */
export async function sendFollowUpSms(callId: string): Promise<void> {
  await runStep(callId, "sms", async ({ payload, tries }) => {
    const message = MessagePayload.safeParse(payload).data;
    if (!message) return skipped("no_message");
    if (message.kind === "none") return skipped(message.reason);
    // Once more, right before sending: the person may have said stop since.
    if (await isOnDoNotCall(database(), message.to)) return skipped("suppressed");
    const at = await smsAddress();
    if (!at) return skipped("not_configured");
    const { call } = await loadCall(database(), callId);
    if (worldOfUrl(at.baseUrl) !== call.world) return skipped("world_mismatch");
    const { prices } = await getSettings();
    const sent = await sendSms(at, message, tries);
    if (sent.kind === "failed") return { result: sent.failure };
    return {
      result: { state: "done", ...(sent.ref ? { providerRef: sent.ref } : {}) },
      store: async (tx) => {
        if (message.telegramTokenHash) await setTelegramLinkSent(tx, callId);
        await storeMessageCost(tx, callId, message.segments, prices);
      },
    };
  });
}

function skipped(reason: string): StepWork {
  return { result: { state: "skipped", reason } };
}
