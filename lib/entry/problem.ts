import "server-only";
import { AppError } from "@/lib/platform/errors";
import { type Failure, statusOf } from "./failure";

/** A database that was killed or restarted is back after about so long. */
const AGAIN_SECONDS = 2;

/** A failure as problem details (RFC 9457); `code` is stable, `detail` is for people. */
export function problem(failure: Failure, error?: unknown): Response {
  const status = statusOf(failure);
  const known = error instanceof AppError ? error.retryAfterSeconds : undefined;
  const wait = known ?? (failure.code === "unavailable" ? AGAIN_SECONDS : undefined);
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (status === 401) headers["www-authenticate"] = "Bearer";
  if (wait !== undefined) headers["retry-after"] = String(Math.ceil(wait));
  const body = {
    type: "about:blank",
    title: failure.code,
    status,
    code: failure.code,
    detail: failure.message,
    ...(failure.fields ? { fields: failure.fields } : {}),
    ...(failure.detail ? { values: failure.detail } : {}),
  };
  return new Response(JSON.stringify(body), { status, headers });
}
