import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { sendResponse, toRequest } from "./node-request";

const MORE_THAN_A_SOCKET_HOLDS = "x".repeat(8 * 2 ** 20);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Starts a server with one handler. @returns asks it, always on the same connection */
async function serve(handler: (request: Request) => Promise<Response>) {
  server = createServer((incoming, outgoing) => {
    void handler(toRequest(incoming, "http://halo.test")).then((response) =>
      sendResponse(outgoing, response),
    );
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (method: string, body = "") =>
    new Promise<{ text: string; from: number | undefined }>((resolve, reject) => {
      const asked = request({ port, agent, method }, (answer) => {
        const from = answer.socket.localPort;
        let text = "";
        answer.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        answer.on("end", () => resolve({ text, from }));
      });
      asked.on("error", reject);
      asked.end(body);
    });
  return Object.assign(ask, { port });
}

it("hands over the whole body, however large", async () => {
  const ask = await serve(async (request) => new Response(String((await request.text()).length)));
  const { text } = await ask("POST", MORE_THAN_A_SOCKET_HOLDS);
  expect(text).toBe(String(MORE_THAN_A_SOCKET_HOLDS.length));
  expect(await ask("POST")).toMatchObject({ text: "0" });
});

it.each([
  ["never looks at", async () => undefined],
  [
    "begins",
    async (request: Request) => {
      const reader = request.body?.getReader();
      await reader?.read();
      await reader?.cancel();
    },
  ],
])("hears the next request behind a body that a handler %s", async (_, look) => {
  const ask = await serve(async (request) => {
    if (request.method === "POST") await look(request);
    return new Response(request.method);
  });
  const first = await ask("POST", MORE_THAN_A_SOCKET_HOLDS);
  const second = await ask("GET");
  expect([first.text, second.text]).toEqual(["POST", "GET"]);
  expect(second.from).toBe(first.from);
});

it("lets go of a stream whose client left before the answer began", async () => {
  const asked = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const { port } = await serve(async () => {
    asked.resolve();
    await left.promise;
    return new Response(new ReadableStream({ cancel: () => letGo.resolve() }), {
      headers: { "content-type": "text/event-stream" },
    });
  });
  server?.once("connection", (socket) => socket.once("close", () => left.resolve()));
  const client = request({ port, agent: false }).on("error", () => undefined);
  client.end();
  await asked.promise;
  client.destroy();
  await letGo.promise;
});
