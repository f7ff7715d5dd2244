import {
  anything,
  type Check,
  callable,
  flag,
  memberOf,
  method,
  number,
  options,
  text,
  textMap,
} from "../runtime/arguments";
import { waitFor } from "../runtime/emitter";
import type { Stage } from "../runtime/stage";
import { strictObject } from "../runtime/strict";
import type { WebClient } from "../runtime/web-client";
import { WEB_FAILURES, type WebAnswer, type WebRequest } from "../runtime/web-request";

/** Defaults that can only be lowered (typings of Net.HttpRequestOptions), in seconds. */
const TIMEOUT_SECONDS = 90;
const CONNECTION_TIMEOUT_SECONDS = 6;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const METHODS_WITH_BODY = ["POST", "PUT", "PATCH"];

type RequestOptions = {
  method?: string;
  postData?: string | number[];
  headers?: Record<string, string>;
  params?: Record<string, string>;
  timeout?: number;
  connectionTimeout?: number;
};

const body: Check = (value) =>
  typeof value === "string" || Array.isArray(value) ? null : "must be a string or a list of bytes";

const requestOptions = options({
  method: memberOf("the HTTP methods", METHODS),
  postData: body,
  headers: textMap(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/),
  params: textMap(),
  rawOutput: flag,
  timeout: number(0, TIMEOUT_SECONDS),
  connectionTimeout: number(0, CONNECTION_TIMEOUT_SECONDS),
  enableSystemLog: flag,
  traceLog: flag,
});

/** The global `Net`. */
export function createNet(stage: Stage, web: WebClient): object {
  const { guard, realm } = stage;

  /** @returns null when the address is none */
  function prepare(address: string, given: RequestOptions, name: string): WebRequest | null {
    const wanted = given.method ?? "GET";
    if (given.postData !== undefined && !METHODS_WITH_BODY.includes(wanted)) {
      guard.violate(`${name}: postData with ${wanted}`);
    }
    if (!URL.canParse(address)) return null;
    const url = new URL(address);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    for (const [key, value] of Object.entries(given.params ?? {})) url.searchParams.set(key, value);
    const { postData } = given;
    return {
      url,
      method: wanted,
      headers: { ...given.headers },
      body:
        postData === undefined
          ? null
          : Buffer.from(typeof postData === "string" ? postData : Uint8Array.from(postData)),
      timeoutMs: (given.timeout ?? TIMEOUT_SECONDS) * 1_000,
      connectionTimeoutMs: (given.connectionTimeout ?? CONNECTION_TIMEOUT_SECONDS) * 1_000,
    };
  }

  function result(answer: WebAnswer): object {
    return strictObject(guard, "HttpRequestResult", {
      code: answer.code,
      text: answer.text,
      headers: realm.copy(answer.headers),
      raw_headers: answer.headers?.map(({ key, value }) => `${key}: ${value}`).join("\r\n"),
      data: undefined,
      error: answer.error,
    });
  }

  function send(name: string, given: readonly unknown[], settle: (answer: WebAnswer) => void) {
    const [address, asked] = given;
    const request = prepare(String(address), (asked ?? {}) as RequestOptions, name);
    if (request) web.send(request, settle);
    else {
      const answer = { code: WEB_FAILURES.badUrl, error: "Bad URL" };
      stage.clock.after(1, () => stage.run(() => settle(answer)));
    }
  }

  return strictObject(guard, "Net", {
    httpRequestAsync: method(
      guard,
      "Net.httpRequestAsync",
      [text()],
      [requestOptions],
      ([address, asked]) => {
        const later = realm.deferred();
        send("Net.httpRequestAsync", [address, asked], (answer) => later.resolve(result(answer)));
        return later.promise;
      },
    ),
    httpRequest: method(
      guard,
      "Net.httpRequest",
      [text(), callable],
      [requestOptions],
      ([address, callback, asked]) => {
        send("Net.httpRequest", [address, asked], (answer) => {
          if (typeof callback === "function") waitFor(stage, callback(result(answer)));
        });
      },
    ),
    sendMail: unsupported("Net.sendMail"),
    sendMailAsync: unsupported("Net.sendMailAsync"),
  });

  function unsupported(name: string) {
    return method(guard, name, [], Array(7).fill(anything), () =>
      guard.violate(`${name} is not simulated here`),
    );
  }
}
