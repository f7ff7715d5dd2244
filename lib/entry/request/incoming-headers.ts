import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/platform/http/client-address";
import { IP_HEADER, REQUEST_ID_HEADER } from "./visitor";

/** What a client must not say about itself: our own headers, Next's inner ones, and what only a proxy knows. */
const NOT_THEIRS = [
  /^x-halo-/,
  /^x-middleware-/,
  /^x-invoke-/,
  /^x-forwarded-/,
  /^x-matched-path$/,
  /^x-now-route-matches$/,
  /^x-real-ip$/,
  /^forwarded$/,
];

/** Throws away what a client must not say and writes address and request id, for everything behind the server. */
export function prepareHeaders(incoming: IncomingMessage): void {
  const settings = env();
  const forwardedFor = incoming.headers["x-forwarded-for"];
  const listed = Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor;
  for (const name of Object.keys(incoming.headers)) {
    if (NOT_THEIRS.some((pattern) => pattern.test(name))) delete incoming.headers[name];
  }
  const address = clientAddress(incoming.socket.remoteAddress, listed, settings.TRUSTED_PROXIES);
  if (address) incoming.headers[IP_HEADER] = address;
  incoming.headers[REQUEST_ID_HEADER] = randomUUID();
  const own = new URL(settings.NEXTAUTH_URL);
  if (settings.TRUSTED_PROXIES > 0) incoming.headers["x-forwarded-host"] = own.host;
  incoming.headers["x-forwarded-proto"] = own.protocol.replace(":", "");
}
