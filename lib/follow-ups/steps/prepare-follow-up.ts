import "server-only";
import { database, type Tx } from "@/db/client";
import { calleeZone } from "@/lib/analysis/reader/callee-zone";
import { runStep } from "@/lib/analysis/run-step";
import { NO_READING, planStepPayload } from "@/lib/calls/steps";
import { isOnDoNotCall } from "@/lib/contacts/do-not-call";
import { worldOfUrl } from "@/lib/settings/provider-world";
import { getSettings } from "@/lib/settings/queries";
import { type FollowUp, MESSAGE_LANGUAGES, type MessageLanguage } from "@/lib/settings/schema";
import { telephonyRoad } from "@/lib/telephony/registry";
import type { MessagePayload } from "../message/payload";
import { renderMessage } from "../message/render-message";
import { type TelegramBot, telegramBot } from "../providers/telegram";
import { createTelegramLink } from "../telegram/link";
import { type FollowUpCall, isDoubtful, loadCall } from "./load-call";

/**
 * The step "follow_up": decides by the outcome whether a message is due, and renders it once, link and all.
 * Nothing leaves the house here.
 */
export async function prepareFollowUp(callId: string): Promise<void> {
  await runStep(callId, "follow_up", async () => {
    const about = await loadCall(database(), callId);
    const { followUp } = await getSettings();
    // Asked for here: a transaction that waits for a second connection may wait for others that do the same.
    const bot = await telegramBot();
    const reason = await whyNoMessage(about, followUp);
    if (reason) {
      return {
        result: { state: "skipped", reason },
        store: (tx) => plan(tx, callId, { kind: "none", reason }),
      };
    }
    return {
      result: { state: "done" },
      store: async (tx) => plan(tx, callId, await render(tx, about, followUp, bot)),
    };
  });
}

/** A code, or null where a message is due. */
async function whyNoMessage(
  { call, contact, reading }: FollowUpCall,
  followUp: FollowUp,
): Promise<string | null> {
  if (!reading) return NO_READING;
  if (followUp.channel === "none") return "switched_off";
  if (await isOnDoNotCall(database(), call.phone)) return "suppressed";
  if (!call.outcome || !followUp.outcomes.includes(call.outcome)) return "not_due";
  if (isDoubtful({ call, contact, reading })) return "needs_review";
  return null;
}

async function plan(tx: Tx, callId: string, payload: MessagePayload): Promise<void> {
  await planStepPayload(tx, callId, "sms", payload);
}

async function render(
  tx: Tx,
  about: FollowUpCall,
  followUp: FollowUp,
  bot: TelegramBot | null,
): Promise<MessagePayload> {
  const { call, contact, reading } = about;
  const language = messageLanguage(about);
  const link =
    bot && worldOfUrl(bot.baseUrl) === call.world
      ? await createTelegramLink(tx, {
          botName: bot.name,
          callId: call.id,
          contactId: call.contactId,
          lifeHours: followUp.linkHours,
        })
      : null;
  const timeZone = calleeZone({ timeZone: contact?.timeZone ?? null, country: call.country });
  const rendered = renderMessage(
    followUp.templates[language],
    {
      message: reading?.followUpMessage ?? "",
      name: contact?.name ?? null,
      time: reading?.callbackAt ? { at: reading.callbackAt, timeZone } : null,
      link: link?.url ?? null,
    },
    { language, maxSegments: followUp.maxSegments },
  );
  return {
    kind: "message",
    to: call.phone,
    text: rendered.text,
    language,
    encoding: rendered.encoding,
    segments: rendered.segments,
    telegramTokenHash: link?.tokenHash ?? null,
    chatText: rendered.chatText,
  };
}

/** What the person really spoke; else what the call opened in. */
function messageLanguage({ call, reading }: FollowUpCall): MessageLanguage {
  const spoken = MESSAGE_LANGUAGES.find((language) => language === reading?.language);
  return spoken ?? telephonyRoad().openingLanguage(call);
}
