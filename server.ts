import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import next from "next";
import type { AheadDoor } from "@/app/ahead-doors";
import { reportDoor } from "@/app/voximplant/events/report-door";
import { closeDatabase } from "@/db/client";
import { newSetupLink } from "@/lib/auth/users/set-up-first-admin";
import { liveHub } from "@/lib/entry/live/live-hub";
import { liveOperation } from "@/lib/entry/live/operation";
import { prepareHeaders } from "@/lib/entry/request/incoming-headers";
import { env } from "@/lib/env";
import { serveAdmin } from "@/lib/platform/admin-server";
import { sendConsoleToLog } from "@/lib/platform/console-to-log";
import { keepHeartbeat } from "@/lib/platform/heartbeat";
import { announcesTooMuch, hangUpOnTalkers } from "@/lib/platform/http/body-cap";
import { guardedMetrics, livez, readyz } from "@/lib/platform/http/health";
import { sendResponse, toRequest } from "@/lib/platform/http/node-request";
import { refusalOf } from "@/lib/platform/http/request-line";
import { securityHeaders } from "@/lib/platform/http/security-headers";
import { log } from "@/lib/platform/log";
import { startDraining } from "@/lib/platform/readiness";
import { sealKeysFit } from "@/lib/platform/seal/probe";
import { startTracing } from "@/lib/platform/tracing/start-tracing";

/** From the word to stop until the end, requests under way included, ms. */
const STOP_MS = 25_000;
const IDLE_LOOK_MS = 100;

type Handler = (request: Request) => Response | Promise<Response>;

/** Time a client has for its headers and for a whole request, body included, ms: nobody holds a connection by dripping. */
const HEADERS_MS = 20_000;
const REQUEST_MS = 60_000;
/** Longer than balancers and clients keep an idle connection: who closes last resets nobody's request. */
const KEEP_ALIVE_MS = 75_000;

const AHEAD: Record<AheadDoor, Handler> = {
  "/livez": livez,
  "/readyz": readyz,
  "/metrics": guardedMetrics,
  // The same handler as its route: Next would gather and compress what has to go out at once.
  "GET /api/v1/live": listenLive,
  "POST /voximplant/events": reportDoor,
};
const ahead = new Map<string, Handler>(Object.entries(AHEAD));
const settings = env();
const isDevelopment = settings.NODE_ENV === "development";
const fixedHeaders = Object.entries(securityHeaders(settings.NEXTAUTH_URL.startsWith("https:")));
/** Not ready any more, but whoever has not noticed is served. */
let isDraining = false;
/** The door closes; streams have ended. */
let isClosing = false;

const app = next({
  dev: isDevelopment,
  dir: process.cwd(),
  hostname: settings.HOST,
  port: settings.PORT,
});

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  prepareHeaders(incoming);
  for (const [name, value] of fixedHeaders) outgoing.setHeader(name, value);
  if (isDraining) outgoing.setHeader("connection", "close");
  hangUpOnTalkers(incoming, outgoing);
  const refusal = announcesTooMuch(incoming) ? 413 : refusalOf(incoming.method, incoming.url);
  if (refusal !== null) {
    outgoing.writeHead(refusal, { connection: "close" }).end();
    return;
  }
  const path = (incoming.url ?? "/").split("?", 1)[0] ?? "/";
  const handler = ahead.get(`${incoming.method} ${path}`) ?? ahead.get(path);
  if (handler) {
    await sendResponse(outgoing, await handler(toRequest(incoming, settings.NEXTAUTH_URL)));
  } else {
    await app.getRequestHandler()(incoming, outgoing);
  }
}

/**
 * Who comes when the streams have ended gets one that ends at once, and asks again, elsewhere: after any other answer
 * an EventSource gives up (WHATWG HTML, "Server-sent events").
 */
async function listenLive(request: Request): Promise<Response> {
  if (!isClosing) return liveOperation(request);
  return new Response("retry: 1000\n\n", {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
  });
}

function fail(outgoing: ServerResponse, error: unknown): void {
  log.error("the web server could not answer", { error });
  if (!outgoing.headersSent) outgoing.statusCode = 500;
  outgoing.end();
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.PORT, settings.HOST, resolve);
  });
}

/** Lets requests under way end; takes no new ones. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // An answer begun before the stop promised to keep its connection.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function start(): Promise<void> {
  if (!isDevelopment) sendConsoleToLog();
  const stopTracing = await startTracing();
  const admin = await serveAdmin(settings.WEB_ADMIN_PORT);
  await app.prepare();
  const timeouts = {
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const web = createServer(timeouts, (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => fail(outgoing, error));
  });
  if (isDevelopment) web.on("upgrade", app.getUpgradeHandler());
  await listen(web);
  if (!(await sealKeysFit())) {
    log.error("SECRET_KEY and HALO_SEAL_KEYS do not open this database's secrets");
  }
  const stopHeartbeat = await keepHeartbeat("web");
  admin.setReady(true);
  log.info("web is listening", { port: settings.PORT, address: settings.HOST });

  const link = await newSetupLink();
  if (link) {
    process.stdout.write(
      `\nNobody can administer HALO yet. Make the first admin within a day:\n  ${link}\n\n`,
    );
  }

  const stop = async (signal: string): Promise<void> => {
    if (isDraining) return;
    isDraining = true;
    startDraining();
    log.info("web is stopping", { signal });
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await pause(settings.DRAIN_SECONDS * 1_000);
    isClosing = true;
    liveHub().endAll();
    await close(web);
    await stopHeartbeat();
    await stopTracing();
    await closeDatabase();
    await admin.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error("web did not stop cleanly", { error });
        process.exit(1);
      });
    });
  }
}

start().catch((error: unknown) => {
  // The log leaves out messages, which may quote data; a start that failed is told to whoever started it.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  log.error("web did not start", { error });
  process.exit(1);
});
