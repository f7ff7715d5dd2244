/** One event of the provider, of which only what we read is known. */
export type Payload = Readonly<Record<string, unknown>>;

/**
 * Takes the provider's event out of the platform's: examples have it under `data.payload`, the typings promise only
 * `data`, so both are looked at.
 */
export function payloadOf(event: { data?: unknown }): Payload {
  const data = asRecord(event.data);
  return asRecord(data.payload ?? data);
}

/** Reads a text at a path such as "error.code"; an empty text where there is none. */
export function textAt(payload: Payload, path: string): string {
  let node: unknown = payload;
  for (const name of path.split(".")) {
    node = asRecord(node)[name];
  }
  return typeof node === "string" ? node : "";
}

function asRecord(value: unknown): Payload {
  return typeof value === "object" && value !== null ? (value as Payload) : {};
}

/** Errors of the provider that only say that two requests crossed (OpenAI, Realtime API, server event "error"). */
const harmlessErrors = new Set([
  "response_cancel_not_active",
  "conversation_already_has_active_response",
  "input_audio_buffer_commit_empty",
]);

export function isHarmlessError(code: string): boolean {
  return harmlessErrors.has(code);
}
