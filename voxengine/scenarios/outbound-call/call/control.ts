/**
 * Reads a request to the control address of the session.
 * @param content the body, JSON as `ControlRequest` of the contract says
 * @param token the token of this call, from its settings
 * @returns the command; null for a wrong token, an unknown command and anything unreadable
 */
export function readControl(content: string, token: string): "hangup" | null {
  let request: unknown;
  try {
    request = JSON.parse(content);
  } catch {
    return null;
  }
  if (
    typeof request !== "object" ||
    request === null ||
    !("token" in request) ||
    !("command" in request)
  ) {
    return null;
  }
  if (typeof request.token !== "string" || !isSameToken(request.token, token)) {
    return null;
  }
  return request.command === "hangup" ? "hangup" : null;
}

/** Takes the same time wherever the first difference is. An empty token matches nothing. */
function isSameToken(given: string, expected: string): boolean {
  let difference = given.length === expected.length && expected !== "" ? 0 : 1;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= given.charCodeAt(index % Math.max(given.length, 1)) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
