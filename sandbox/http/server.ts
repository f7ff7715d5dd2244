import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { echoing } from "../faults/echo";
import type { World } from "../world";
import { jsonReply } from "./reply";
import { findRoute, type Reply, type Request, type Route } from "./router";

/** Above the largest body an outside service takes: 25 MB of audio and its envelope. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flatHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

/** Pages and the control API obey only a browser that is on the sandbox's own address, or a client that is no browser. */
function isForeign(incoming: IncomingMessage): boolean {
  const host = incoming.headers.host ?? "";
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return true;
  const origin = incoming.headers.origin;
  return origin !== undefined && origin !== `http://${host}`;
}

async function send(outgoing: ServerResponse, reply: Reply, isHead: boolean): Promise<void> {
  outgoing.writeHead(reply.status, { "cache-control": "no-store", ...reply.headers });
  if (isHead) {
    outgoing.end();
    return;
  }
  if (!(reply.body instanceof ReadableStream)) {
    outgoing.end(reply.body);
    return;
  }
  for await (const chunk of reply.body as ReadableStream<Uint8Array>) {
    if (outgoing.destroyed) return;
    outgoing.write(chunk);
  }
  outgoing.end();
}

async function answer(world: World, route: Route, req: Request): Promise<Reply | "hang_up"> {
  const verdict = world.faults.inbound(route.service, req);
  if (verdict.delayMs > 0) await wait(verdict.delayMs);
  switch (verdict.fate) {
    case "pass":
      return route.handle(req);
    case "drop":
      return "hang_up";
    case "lose_answer":
      await route.handle(req);
      return "hang_up";
    case "answer":
      if (verdict.handleFirst) await route.handle(req);
      return verdict.reply;
  }
}

async function serve(
  world: World,
  routes: readonly Route[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  const url = new URL(incoming.url ?? "/", "http://sandbox");
  const method = incoming.method ?? "GET";
  const match = findRoute(routes, method, url.pathname);
  if (match === null || match === "no_method") {
    const status = match === null ? 404 : 405;
    await send(
      outgoing,
      jsonReply(status, { error: status === 404 ? "no such address" : "no such method" }),
      false,
    );
    return;
  }
  const { service } = match.route;
  if ((service === "control" || service === "page") && isForeign(incoming)) {
    await send(outgoing, jsonReply(403, { error: "only from the sandbox's own address" }), false);
    return;
  }
  const body = await readBody(incoming);
  if (!body) {
    await send(
      outgoing,
      jsonReply(413, { error: "body too large" }, { connection: "close" }),
      false,
    );
    return;
  }
  const request: Request = {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: flatHeaders(incoming),
    body,
    params: match.params,
  };
  const reply = await answer(world, match.route, request);
  if (reply === "hang_up") {
    incoming.socket.destroy();
    return;
  }
  const isService = service !== "control" && service !== "page";
  const spoken = isService && world.settings.echoes ? echoing(reply, request) : reply;
  await send(outgoing, spoken, method === "HEAD");
}

/**
 * Listens on 127.0.0.1 and answers once the world stands.
 * @param port 0 takes any free one
 * @param build makes the world and its routes; is given the address, e.g. http://127.0.0.1:4100
 * @throws the system's error when the port is taken
 */
export async function listen(
  port: number,
  build: (publicUrl: string) => { world: World; routes: readonly Route[] },
): Promise<{ server: Server; url: string; world: World }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { world, routes } = build(url);
  server.on("request", (incoming, outgoing) => {
    serve(world, routes, incoming, outgoing).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(
        `${JSON.stringify({ level: "error", path: incoming.url, error: message })}\n`,
      );
      if (outgoing.headersSent) outgoing.destroy();
      else void send(outgoing, jsonReply(500, { error: "the sandbox itself failed" }), false);
    });
  });
  return { server, url, world };
}
