import type { CallLanguage, Voice } from "@/db/enums";

/** What a person types into the start form. */
export type StartFormFields = {
  phone: string;
  /** A published bot; empty: own instructions. */
  botId: string;
  language: CallLanguage;
  voice: Voice;
  greeting: string;
  prompt: string;
  when: "now" | "later";
  /** "YYYY-MM-DDTHH:MM" by the callee's clock. */
  localTime: string;
  /** IANA; empty: the likeliest of the number. */
  zone: string;
};

export const EMPTY_FORM: StartFormFields = {
  phone: "",
  botId: "",
  language: "auto",
  voice: "female",
  greeting: "",
  prompt: "",
  when: "now",
  localTime: "",
  zone: "",
};

export const GREETING_MAX = 1000;
export const PROMPT_MAX = 8000;

/** A bot or a typed prompt makes a live conversation; without them the scripted questions are asked. */
export function engineFor({
  botId,
  prompt,
}: Pick<StartFormFields, "botId" | "prompt">): "openai-realtime" | "scripted" {
  return botId === "" && prompt.trim() === "" ? "scripted" : "openai-realtime";
}
