import { CALL_LANGUAGES, VOICES } from "@/db/enums";
import type { StartFormFields } from "./start-form-fields";

const DRAFT = "halo-call-draft";
const SETTINGS = "halo-call-settings";

function read(storage: Storage, key: string): Partial<Record<keyof StartFormFields, unknown>> {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    // Foreign or broken content, or a browser that keeps nothing: the form starts empty.
    return {};
  }
}

function keep(storage: Storage, key: string, value: Partial<StartFormFields>): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows and full stores refuse; remembering is a comfort, not a duty.
  }
}

/** The settings of the last call (this browser), under what was typed and not sent yet (this tab). */
export function recallForm(defaults: StartFormFields): StartFormFields {
  const kept = { ...read(localStorage, SETTINGS), ...read(sessionStorage, DRAFT) };
  const text = (value: unknown, otherwise: string) =>
    typeof value === "string" ? value : otherwise;
  return {
    phone: text(kept.phone, defaults.phone),
    greeting: text(kept.greeting, defaults.greeting),
    prompt: text(kept.prompt, defaults.prompt),
    language: CALL_LANGUAGES.find((language) => language === kept.language) ?? defaults.language,
    voice: VOICES.find((voice) => voice === kept.voice) ?? defaults.voice,
  };
}

/** Keeps what is being typed, so that a reload or an expired session loses nothing. */
export function keepDraft(fields: StartFormFields): void {
  keep(sessionStorage, DRAFT, fields);
}

/** After a call was started: its settings are the next one's, its number is not. */
export function keepSettings({ phone: _phone, ...settings }: StartFormFields): void {
  keep(localStorage, SETTINGS, settings);
  try {
    sessionStorage.removeItem(DRAFT);
  } catch {
    // See `keep`.
  }
}
