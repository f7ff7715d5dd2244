import http from "node:http";
import https from "node:https";

export type WebRequest = {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
  timeoutMs: number;
  connectionTimeoutMs: number;
};

export type WebAnswer = {
  /** HTTP status, or an internal code of `Net.HttpRequestResult`. */
  code: number;
  text?: string;
  headers?: { key: string; value: string }[];
  error?: string;
};

/** Internal codes of the typings, `Net.HttpRequestResult.code`. */
export const WEB_FAILURES = {
  badUrl: -2,
  hostNotFound: -3,
  connection: -4,
  network: -6,
  timeout: -7,
  tooBig: -9,
} as const;

const LARGEST_ANSWER_BYTES = 2 * 1024 * 1024;

/** Sends one real request and follows no redirects. Never rejects: failures come back as internal codes. */
export function sendWebRequest(request: WebRequest): Promise<WebAnswer> {
  return new Promise((resolve) => {
    const fail = (code: number, error: string) => {
      clearTimeout(deadline);
      outgoing.destroy();
      resolve({ code, error });
    };
    const agent = request.url.protocol === "https:" ? https : http;
    const outgoing = agent.request(request.url, {
      method: request.method,
      headers: { ...request.headers, "content-length": String(request.body?.length ?? 0) },
      agent: false,
    });
    const deadline = setTimeout(() => fail(WEB_FAILURES.timeout, "Timeout"), request.timeoutMs);
    outgoing.once("socket", (socket) => {
      const connecting = setTimeout(
        () => fail(WEB_FAILURES.timeout, "Connection timeout"),
        request.connectionTimeoutMs,
      );
      socket.once("connect", () => clearTimeout(connecting));
      socket.once("close", () => clearTimeout(connecting));
    });
    outgoing.once("error", (reason: NodeJS.ErrnoException) =>
      fail(failureOf(reason), reason.message),
    );
    outgoing.once("response", (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on("data", (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > LARGEST_ANSWER_BYTES) fail(WEB_FAILURES.tooBig, "The answer is too big");
      });
      response.once("aborted", () => fail(WEB_FAILURES.network, "The connection was lost"));
      response.once("end", () => {
        clearTimeout(deadline);
        resolve({
          code: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString("utf8"),
          headers: Object.entries(response.headers).flatMap(([key, value]) =>
            [value].flat().map((item) => ({ key, value: String(item ?? "") })),
          ),
        });
      });
    });
    if (request.body) outgoing.write(request.body);
    outgoing.end();
  });
}

function failureOf(reason: NodeJS.ErrnoException): number {
  switch (reason.code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return WEB_FAILURES.hostNotFound;
    case "ECONNREFUSED":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return WEB_FAILURES.connection;
    case "ETIMEDOUT":
      return WEB_FAILURES.timeout;
    default:
      return WEB_FAILURES.network;
  }
}
