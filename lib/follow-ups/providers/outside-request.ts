import "server-only";
import http from "node:http";
import https from "node:https";
import { retryAfterOf } from "@/lib/platform/backoff";
import { log } from "@/lib/platform/log";
import { providerSeconds } from "@/lib/platform/metrics";
import { recordSpan } from "@/lib/platform/tracing/record-span";

export type OutsideRequest = {
  /** Names for logs and metrics: "sms-ru", "send". */
  provider: string;
  name: string;
  method: "GET" | "POST" | "PATCH";
  url: string;
  headers?: Record<string, string>;
  body?: { form: Record<string, string> } | { json: unknown };
  timeoutMs?: number;
};

/** What became of a request. Whether the provider can have seen it is the question that decides if it may be repeated. */
export type OutsideAnswer =
  | { kind: "answered"; status: number; retryAfterSeconds: number | null; json: unknown }
  /** No connection came about: the provider never saw it. */
  | { kind: "not_sent"; code: string }
  /** The connection stood, the answer never came: perhaps it was carried out. */
  | { kind: "lost"; code: string };

const CONNECT_TIMEOUT_MS = 3_000;
const TOTAL_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 1_000_000;

/** One request on a connection of its own, without redirects. Never throws; logs no address, body or header. */
export async function askOutside(request: OutsideRequest): Promise<OutsideAnswer> {
  const started = performance.now();
  const answer = await exchange(request);
  const durationMs = Math.round(performance.now() - started);
  const result = answer.kind === "answered" ? String(answer.status) : answer.kind;
  providerSeconds.observe(
    { provider: request.provider, method: request.name, result },
    durationMs / 1000,
  );
  const isError = answer.kind !== "answered" || answer.status >= 400;
  recordSpan("client", `${request.provider} ${request.name}`, started, { result }, isError);
  log.info("provider asked", {
    provider: request.provider,
    method: request.name,
    code: answer.kind === "answered" ? result : answer.code,
    durationMs,
  });
  return answer;
}

function exchange(request: OutsideRequest): Promise<OutsideAnswer> {
  return new Promise((resolve) => {
    const url = new URL(request.url);
    const isTls = url.protocol === "https:";
    const body = encode(request.body);
    let isConnected = false;
    let status = 0;
    // A fresh connection: on a kept one a reset could have happened before or after the provider saw the request.
    const req = (isTls ? https : http).request(url, {
      method: request.method,
      agent: false,
      headers: {
        accept: "application/json",
        connection: "close",
        ...body?.headers,
        ...request.headers,
      },
    });
    const finish = (answer: OutsideAnswer) => {
      clearTimeout(connecting);
      clearTimeout(total);
      resolve(answer);
      req.destroy();
    };
    const broken = (code: string) => {
      // The status line of a refusal counts even if its body was cut off.
      if (status >= 400 && status < 500)
        finish({ kind: "answered", status, retryAfterSeconds: null, json: null });
      else finish(isConnected ? { kind: "lost", code } : { kind: "not_sent", code });
    };
    const connecting = setTimeout(() => broken("connect_timeout"), CONNECT_TIMEOUT_MS);
    const total = setTimeout(() => broken("timeout"), request.timeoutMs ?? TOTAL_TIMEOUT_MS);
    req.on("socket", (socket) => {
      socket.once(isTls ? "secureConnect" : "connect", () => {
        isConnected = true;
        clearTimeout(connecting);
      });
    });
    req.on("error", (error) => broken("code" in error ? String(error.code) : error.name));
    req.on("response", (response) => {
      status = response.statusCode ?? 0;
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MAX_ANSWER_BYTES) chunks.push(chunk);
        else broken("answer_too_large");
      });
      response.on("error", () => broken("cut_off"));
      response.on("aborted", () => broken("cut_off"));
      response.on("end", () => {
        if (!response.complete) return broken("cut_off");
        const retryAfterSeconds = retryAfterOf(response.headers["retry-after"]);
        const json = parseJson(Buffer.concat(chunks).toString("utf8"));
        finish({ kind: "answered", status, retryAfterSeconds, json });
      });
    });
    req.end(body?.bytes);
  });
}

function encode(
  body: OutsideRequest["body"],
): { bytes: Buffer; headers: Record<string, string> } | null {
  if (!body) return null;
  const isForm = "form" in body;
  const bytes = Buffer.from(
    isForm ? new URLSearchParams(body.form).toString() : JSON.stringify(body.json),
  );
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
  return {
    bytes,
    headers: { "content-type": `${type}; charset=utf-8`, "content-length": String(bytes.length) },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
