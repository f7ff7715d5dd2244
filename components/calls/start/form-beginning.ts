import type { BotChoice } from "@/lib/bots/queries";
import type { PlannedCallView } from "@/lib/calls/planned/queries";
import type { CallToRepeat } from "@/lib/calls/queries/call-to-repeat";
import { spacedPhone } from "../phone-text";
import { EMPTY_FORM, type StartFormFields } from "./start-form-fields";
import type { FormOrigin } from "./use-start-form";

type Beginning = { fields?: StartFormFields; origin: FormOrigin };

/**
 * What the form of a new call begins with: a call to repeat, a bot that was pointed at, or what this browser remembers.
 * @param phone E.164; the number to ring, whatever else the form begins with; empty: none was named
 * @param when "later": somebody asked to plan a call
 */
export function beginning(
  repeated: CallToRepeat | null,
  bot: BotChoice | undefined,
  phone: string,
  when: StartFormFields["when"] = "now",
): Beginning {
  if (repeated) {
    return {
      fields: {
        ...EMPTY_FORM,
        ...repeated.fields,
        phone: spacedPhone(phone || repeated.fields.phone),
      },
      origin: { kind: "again", callId: repeated.callId },
    };
  }
  if (bot) {
    const { botId, language, voice } = bot;
    return {
      fields: { ...EMPTY_FORM, botId, language, voice, phone: spacedPhone(phone) },
      origin: { kind: "bot" },
    };
  }
  return {
    ...(phone || when === "later"
      ? { fields: { ...EMPTY_FORM, phone: spacedPhone(phone), when } }
      : {}),
    origin: { kind: "new" },
  };
}

/** What the form that changes a plan begins with. */
export function beginningOf(plan: PlannedCallView): Required<Beginning> {
  const { language, voice, greeting, prompt, localTime, zone } = plan;
  return {
    fields: {
      ...{ language, voice, greeting, prompt, localTime, zone },
      phone: spacedPhone(plan.phone),
      botId: plan.botId ?? "",
      when: "later",
    },
    origin: { kind: "plan", plannedCallId: plan.id, version: plan.version },
  };
}
