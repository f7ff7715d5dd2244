import { CALL_LANGUAGES, VOICES } from "@/db/enums";
import type { StartFormFields } from "./start-form-fields";

const DRAFT = "halo-call-draft";
const SETTINGS = "halo-call-settings";

function read(storage: Storage, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // Foreign or broken content, or a browser that keeps nothing: the form starts empty.
    return {};
  }
}

function write(change: () => void): void {
  try {
    change();
  } catch {
    // Private windows and full stores refuse; remembering is a comfort, not a duty.
  }
}

/** The settings of the last call (this browser), under what was typed and not sent yet (this tab), with that draft's key. */
export function recallForm(defaults: StartFormFields): {
  fields: StartFormFields;
  key: string | null;
} {
  const draft = read(sessionStorage, DRAFT);
  const kept = { ...read(localStorage, SETTINGS), ...draft };
  const text = (value: unknown, otherwise: string) =>
    typeof value === "string" ? value : otherwise;
  const fields = {
    phone: defaults.phone || text(kept.phone, ""),
    greeting: text(kept.greeting, defaults.greeting),
    prompt: text(kept.prompt, defaults.prompt),
    botId: text(kept.botId, defaults.botId),
    localTime: text(kept.localTime, defaults.localTime),
    zone: text(kept.zone, defaults.zone),
    when:
      defaults.when === "later" || kept.when === "later" ? ("later" as const) : ("now" as const),
    language: CALL_LANGUAGES.find((language) => language === kept.language) ?? defaults.language,
    voice: VOICES.find((voice) => voice === kept.voice) ?? defaults.voice,
  };
  // The draft's key belongs to the draft's number.
  const isDraft = fields.phone === draft.phone;
  return { fields, key: isDraft && typeof draft.key === "string" ? draft.key : null };
}

/** Keeps what is being typed, so that a reload or an expired session loses nothing, and cannot start a second call. */
export function keepDraft(fields: StartFormFields, key: string): void {
  write(() => sessionStorage.setItem(DRAFT, JSON.stringify({ ...fields, key })));
}

export function forgetDraft(): void {
  write(() => sessionStorage.removeItem(DRAFT));
}

/** After a call was started: its settings are the next one's, its number and hour are not. */
export function keepSettings({
  phone: _phone,
  when: _when,
  localTime: _localTime,
  zone: _zone,
  ...settings
}: StartFormFields): void {
  write(() => localStorage.setItem(SETTINGS, JSON.stringify(settings)));
}
