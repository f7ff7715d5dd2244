/**
 * Reads the message of something thrown; the platform's errors may come from another realm, where `instanceof` fails.
 * @returns at most 200 characters; empty where there is no message
 */
export function errorText(thrown: unknown): string {
  if (typeof thrown === "string") {
    return thrown.slice(0, 200);
  }
  const isObject = typeof thrown === "object" && thrown !== null;
  return isObject && "message" in thrown ? String(thrown.message).slice(0, 200) : "";
}
