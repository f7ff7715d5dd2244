import "server-only";
import { type LookupAddress, lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { retryAfterOf } from "@/lib/platform/backoff";
import { isAllowedHost, problemOfUrl } from "./outside-url";
import { isPublicAddress } from "./public-address";

export type OutsideAnswer = {
  /** Null: no answer came. */
  httpStatus: number | null;
  /** Code of what was in the way; null where an answer came. */
  error: string | null;
  /** The beginning of what was answered. */
  text: string;
  retryAfterSeconds: number | null;
};

/** All addresses of a name, as `dns.lookup` gives them with `all`. */
export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const TIMEOUT_MS = 10_000;
const KEPT_BYTES = 2_000;

const resolveName: Resolve = (host, done) => lookup(host, { all: true }, done);

/**
 * Posts to an address that a person entered. The name is resolved once: where any of its addresses is not public the
 * request is not made, and the connection goes to an address that was looked at, so that a name cannot change between.
 * Redirects are not followed. Never throws.
 * @param request.allowedHosts hosts of the server's settings, exempt from these rules
 */
export function postOutside(request: {
  url: string;
  headers: Record<string, string>;
  body: string;
  allowedHosts: readonly string[];
  resolve?: Resolve;
}): Promise<OutsideAnswer> {
  const problem = problemOfUrl(request.url, request.allowedHosts);
  if (problem) return Promise.resolve(nothing(problem));
  const url = new URL(request.url);
  const isExempt = isAllowedHost(url, request.allowedHosts);
  const bytes = Buffer.from(request.body);
  return new Promise((done) => {
    const req = (url.protocol === "https:" ? https : http).request(url, {
      method: "POST",
      agent: false,
      headers: { ...request.headers, "content-length": bytes.length, connection: "close" },
      lookup: checkedLookup(request.resolve ?? resolveName, isExempt),
    });
    const finish = (answer: OutsideAnswer) => {
      clearTimeout(timer);
      done(answer);
      req.destroy();
    };
    const timer = setTimeout(() => finish(nothing("timeout")), TIMEOUT_MS);
    req.on("error", (error) => finish(nothing("code" in error ? String(error.code) : error.name)));
    req.on("response", (response) => {
      let kept = Buffer.alloc(0);
      const answered = () =>
        finish({
          httpStatus: response.statusCode ?? 0,
          error: null,
          // A sign cut in two at the end is left out; the database takes no NUL.
          text: kept
            .toString("utf8")
            .replaceAll("\u0000", "")
            .replace(/\uFFFD$/, ""),
          retryAfterSeconds: retryAfterOf(response.headers["retry-after"]),
        });
      response.on("data", (chunk: Buffer) => {
        kept = Buffer.concat([kept, chunk]).subarray(0, KEPT_BYTES);
        if (kept.length === KEPT_BYTES) answered();
      });
      // The status is the answer; a body that breaks off changes nothing about it.
      response.on("error", answered);
      response.on("end", answered);
    });
    req.end(bytes);
  });
}

function nothing(error: string): OutsideAnswer {
  return { httpStatus: null, error, text: "", retryAfterSeconds: null };
}

function checkedLookup(resolve: Resolve, isExempt: boolean): LookupFunction {
  return (host, options, callback) =>
    resolve(host, (error, addresses) => {
      if (error) return callback(error, []);
      const first = addresses[0];
      const isFine = isExempt || addresses.every(({ address }) => isPublicAddress(address));
      if (!first || !isFine) {
        const refused = Object.assign(new Error("not public"), { code: "address_not_public" });
        return callback(refused, []);
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
}
