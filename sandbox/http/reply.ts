import type { Reply } from "./router";

/** A JSON answer; `headers` are added to the content type. */
export function jsonReply(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

/** Sends a browser on to another page of the sandbox after a form. */
export function redirectReply(path: string): Reply {
  return { status: 303, headers: { location: path }, body: "" };
}
