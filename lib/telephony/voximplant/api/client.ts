import "server-only";
import type { z } from "zod";
import { log } from "@/lib/platform/log";
import { providerSeconds } from "@/lib/platform/metrics";
import { recordSpan } from "@/lib/platform/tracing/record-span";
import { bearer, dropToken, keyParameters, type VoximplantAccess } from "./access";
import { type ApiErrorClass, apiErrorClass, isTokenError } from "./error-codes";
import { readText } from "./read-text";
import { ErrorAnswer } from "./schema";

/** Connecting, sending and reading together. */
const TIMEOUT_MS = 10_000;
/** The largest answer is a page of the call history. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

export type Parameters = Record<string, string | number | boolean | undefined>;

export type ApiAnswer<T> =
  | { kind: "ok"; value: T }
  /** The API's own refusal. */
  | { kind: "error"; code: number; message: string; errorClass: ApiErrorClass }
  /** Somebody answered, but not as the API does; `httpStatus` may be 200. */
  | { kind: "http"; httpStatus: number }
  /** Surely nothing reached the provider. */
  | { kind: "unsent"; reason: string }
  /** Perhaps it did: a timeout, a reset, an unreadable answer. */
  | { kind: "lost"; reason: string };

export class VoximplantError extends Error {
  override readonly name = "VoximplantError";
  /** "api_<code>", "http_<status>", "unsent" or "lost". */
  readonly code: string;
  readonly errorClass: ApiErrorClass;

  constructor(method: string, code: string, errorClass: ApiErrorClass) {
    super(`${method}: ${code}`);
    this.code = code;
    this.errorClass = errorClass;
  }
}

/**
 * Calls a method of the management API once (a second time only after a refused token). Bodies are never logged.
 * @param params snake_case; undefined ones are left out
 * @param schema reads the whole answer
 */
export async function callApi<S extends z.ZodType>(
  access: VoximplantAccess,
  method: string,
  params: Parameters,
  schema: S,
): Promise<ApiAnswer<z.output<S>>> {
  const first = await send(access, method, params, schema);
  if (first.kind !== "error" || !isTokenError(first.code)) return first;
  if (access.credential.kind !== "service_account") return first;
  dropToken(access);
  return send(access, method, params, schema);
}

/**
 * Like `callApi`, for reads and for set-up: the value or an exception.
 * @throws VoximplantError
 */
export async function askApi<S extends z.ZodType>(
  access: VoximplantAccess,
  method: string,
  params: Parameters,
  schema: S,
): Promise<z.output<S>> {
  const answer = await callApi(access, method, params, schema);
  switch (answer.kind) {
    case "ok":
      return answer.value;
    case "error":
      throw new VoximplantError(method, `api_${answer.code}`, answer.errorClass);
    case "http":
      throw new VoximplantError(
        method,
        `http_${answer.httpStatus}`,
        answer.httpStatus === 429 ? "transient" : "ambiguous",
      );
    case "unsent":
      throw new VoximplantError(method, "unsent", "transient");
    case "lost":
      throw new VoximplantError(method, "lost", "ambiguous");
  }
}

async function send<S extends z.ZodType>(
  access: VoximplantAccess,
  method: string,
  params: Parameters,
  schema: S,
): Promise<ApiAnswer<z.output<S>>> {
  const startedAt = performance.now();
  const answer = await request(access, method, params, schema);
  const seconds = (performance.now() - startedAt) / 1000;
  const result = resultOf(answer);
  providerSeconds.observe({ provider: "voximplant", method, result }, seconds);
  const isError = answer.kind !== "ok";
  recordSpan("client", `voximplant ${method}`, startedAt, { result }, isError);
  if (isError) {
    log.warn("voximplant refused or did not answer", {
      provider: "voximplant",
      method,
      code: result,
      durationMs: Math.round(seconds * 1000),
    });
  }
  return answer;
}

function resultOf(answer: ApiAnswer<unknown>): string {
  switch (answer.kind) {
    case "error":
      return `api_${answer.code}`;
    case "http":
      return `http_${answer.httpStatus}`;
    default:
      return answer.kind;
  }
}

async function request<S extends z.ZodType>(
  access: VoximplantAccess,
  method: string,
  params: Parameters,
  schema: S,
): Promise<ApiAnswer<z.output<S>>> {
  const authorization = await bearer(access);
  const form = new URLSearchParams(keyParameters(access));
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) form.set(name, String(value));
  }
  let status: number;
  let body: string;
  try {
    const response = await fetch(`${access.apiUrl}/platform_api/${method}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        accept: "application/json",
        ...(authorization ? { authorization } : {}),
      },
      body: form.toString(),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = response.status;
    body = await readText(response, MAX_ANSWER_BYTES);
  } catch (error) {
    return failure(error);
  }
  return readAnswer(status, body, schema);
}

/** The status of an error's answer is not documented: what counts is whether the body holds an `error`. */
function readAnswer<S extends z.ZodType>(
  status: number,
  body: string,
  schema: S,
): ApiAnswer<z.output<S>> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return status === 200
      ? { kind: "lost", reason: "unreadable answer" }
      : { kind: "http", httpStatus: status };
  }
  const refused = ErrorAnswer.safeParse(json);
  if (refused.success) {
    const { code, msg } = refused.data.error;
    return { kind: "error", code, message: msg, errorClass: apiErrorClass(code) };
  }
  if (status < 200 || status > 299) return { kind: "http", httpStatus: status };
  const read = schema.safeParse(json);
  return read.success
    ? { kind: "ok", value: read.data }
    : { kind: "lost", reason: "unexpected answer" };
}

/** Failures of a connection that never came about: no byte of the request has left. */
const UNSENT = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** `fetch` says "fetch failed"; the reason is in its cause. */
function failure(error: unknown): { kind: "unsent" | "lost"; reason: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code =
    cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null;
  if (code && UNSENT.has(code)) return { kind: "unsent", reason: code };
  if (error instanceof Error && error.name === "TimeoutError")
    return { kind: "lost", reason: "timeout" };
  return { kind: "lost", reason: code ?? "connection" };
}
