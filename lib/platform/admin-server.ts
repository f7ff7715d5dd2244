import "server-only";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { log } from "./log";
import { collectProcessMetrics, metricsPage } from "./metrics";
import { readiness } from "./readiness";

export type AdminServer = {
  port: number;
  setReady(isReady: boolean): void;
  close(): Promise<void>;
};

/**
 * Health and metrics of this process on a port of its own, on loopback only.
 * @param port 0: any free one
 */
export async function serveAdmin(port: number): Promise<AdminServer> {
  collectProcessMetrics();
  let isStarted = false;
  const server = createServer((request, response) => {
    answer(request, response, isStarted).catch((error: unknown) => {
      log.error("admin door failed", { error });
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    setReady(value) {
      isStarted = value;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  isStarted: boolean,
): Promise<void> {
  const path = new URL(request.url ?? "/", "http://admin").pathname;
  if (path === "/livez") return json(response, 200, { status: "ok" });
  if (path === "/readyz") {
    const state = isStarted ? await readiness() : { ready: false, reason: "starting" };
    return json(response, state.ready ? 200 : 503, state);
  }
  if (path === "/metrics") {
    const page = await metricsPage();
    response.writeHead(200, { "content-type": page.contentType }).end(page.body);
    return;
  }
  json(response, 404, { status: "not_found" });
}

function json(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
    .end(JSON.stringify(body));
}
