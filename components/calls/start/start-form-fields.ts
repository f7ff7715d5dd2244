import type { CallLanguage, Voice } from "@/db/enums";

/** What a person types into the start form. */
export type StartFormFields = {
  phone: string;
  language: CallLanguage;
  voice: Voice;
  greeting: string;
  prompt: string;
};

export const GREETING_MAX = 1000;
export const PROMPT_MAX = 8000;

/** A typed prompt makes a live conversation; without one the bot asks its scripted questions. */
export function engineFor(prompt: string): "openai-realtime" | "scripted" {
  return prompt.trim() === "" ? "scripted" : "openai-realtime";
}
