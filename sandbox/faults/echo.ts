import type { Reply, Request } from "../http/router";

/** Under these names the services tell in words what was wrong. */
const WORDS = new Set(["message", "msg", "description", "status_text", "error_msg", "detail"]);
/** Longer than any request of ours but a recording. */
const MAX_ECHO = 20_000;

/** An answer that repeats what it was asked, in its words where it has some, and in a header. */
export function echoing(reply: Reply, req: Request): Reply {
  const asked = [
    `${req.method} ${req.path}?${req.query.toString()}`,
    ...Object.entries(req.headers).map(([name, value]) => `${name}: ${value}`),
    req.body.toString("utf8"),
  ]
    .join("\n")
    .slice(0, MAX_ECHO);
  const header = encodeURIComponent(asked).slice(0, 4_000);
  const headers = { ...reply.headers, "x-asked": header };
  if (typeof reply.body !== "string") return { ...reply, headers };
  if (!reply.headers?.["content-type"]?.startsWith("application/json"))
    return reply.status < 400
      ? { ...reply, headers }
      : { ...reply, headers, body: `${reply.body}${asked}` };
  const body = JSON.stringify(JSON.parse(reply.body), (name, value: unknown) =>
    WORDS.has(name) && typeof value === "string" ? `${value} (${asked})` : value,
  );
  return { ...reply, headers, body };
}
