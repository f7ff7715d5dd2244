import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { closeDatabase } from "@/db/client";
import { newSetupLink } from "@/lib/auth/users/set-up-first-admin";
import { prepareHeaders } from "@/lib/entry/incoming-headers";
import { env } from "@/lib/env";
import { guardedMetrics, livez, metrics, readyz } from "@/lib/platform/http/health";
import { sendResponse, toRequest } from "@/lib/platform/http/node-request";
import { securityHeaders } from "@/lib/platform/http/security-headers";
import { log } from "@/lib/platform/log";
import { collectProcessMetrics } from "@/lib/platform/metrics";

/** Time for requests under way once a stop is asked for, ms. */
const DRAIN_MS = 25_000;
const LOOPBACK = "127.0.0.1";

type Handler = (request: Request) => Response | Promise<Response>;

const settings = env();
const isDevelopment = settings.NODE_ENV === "development";
let isDraining = false;

/** Answered before Next sees them. */
const AHEAD: Record<string, Handler> = {
  "/livez": livez,
  "/readyz": () => readyz(isDraining),
  "/metrics": guardedMetrics,
};

const app = next({
  dev: isDevelopment,
  dir: process.cwd(),
  hostname: settings.HOST,
  port: settings.PORT,
});

async function answerAhead(
  handlers: Record<string, Handler>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  const handler = handlers[(incoming.url ?? "/").split("?", 1)[0] ?? "/"];
  if (!handler) return false;
  await sendResponse(outgoing, await handler(toRequest(incoming, settings.NEXTAUTH_URL)));
  return true;
}

function fail(outgoing: ServerResponse, error: unknown): void {
  log.error("the web server could not answer", { error });
  if (!outgoing.headersSent) outgoing.statusCode = 500;
  outgoing.end();
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function start(): Promise<void> {
  collectProcessMetrics();
  await app.prepare();
  const handle = app.getRequestHandler();
  const fixed = Object.entries(securityHeaders(settings.NEXTAUTH_URL.startsWith("https:")));

  const web = createServer((incoming, outgoing) => {
    prepareHeaders(incoming);
    for (const [name, value] of fixed) outgoing.setHeader(name, value);
    if (isDraining) outgoing.setHeader("connection", "close");
    answerAhead(AHEAD, incoming, outgoing)
      .then((done) => (done ? undefined : handle(incoming, outgoing)))
      .catch((error: unknown) => fail(outgoing, error));
  });
  if (isDevelopment) web.on("upgrade", app.getUpgradeHandler());

  const admin = createServer((incoming, outgoing) => {
    answerAhead({ ...AHEAD, "/metrics": metrics }, incoming, outgoing)
      .then((done) =>
        done ? undefined : sendResponse(outgoing, new Response(null, { status: 404 })),
      )
      .catch((error: unknown) => fail(outgoing, error));
  });

  const port = await listen(web, settings.PORT, settings.HOST);
  const adminPort =
    settings.WEB_ADMIN_PORT > 0 ? await listen(admin, settings.WEB_ADMIN_PORT, LOOPBACK) : 0;
  log.info("web is listening", { port, address: settings.HOST, count: adminPort });

  const link = await newSetupLink();
  if (link)
    process.stdout.write(
      `\nNobody can administer HALO yet. Make the first admin within a day:\n  ${link}\n\n`,
    );

  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => void stop(signal, [web, admin]));
}

async function stop(signal: string, servers: Server[]): Promise<void> {
  if (isDraining) return;
  isDraining = true;
  log.info("web is stopping", { signal });
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  await Promise.all(servers.map(close));
  await closeDatabase();
  process.exit(0);
}

function close(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

start().catch((error: unknown) => {
  // The log leaves out messages, which may quote data; a start that failed is told to whoever started it.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  log.error("web did not start", { error });
  process.exit(1);
});
