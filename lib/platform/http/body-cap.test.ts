import { createServer, type Server } from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { announcesTooMuch, BODY_CAP, hangUpOnTalkers } from "./body-cap";

const MEGABYTE = 2 ** 20;
let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Sends a body in pieces to a server that answers at once. @returns what was answered, and whether all was taken */
async function send(head: string, megabytes: number) {
  server = createServer((incoming, outgoing) => {
    hangUpOnTalkers(incoming, outgoing);
    outgoing.writeHead(announcesTooMuch(incoming) ? 413 : 200).end("answered");
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise<{ text: string; sent: number; ended: "by us" | "by the server" }>(
    (resolve) => {
      const piece = Buffer.alloc(MEGABYTE / 16, 97);
      let sent = 0;
      let text = "";
      const socket = net.connect(port, "127.0.0.1", () => {
        socket.write(head);
        more();
      });
      const more = () => {
        while (sent < megabytes * MEGABYTE) {
          sent += piece.length;
          if (!socket.write(piece)) return;
        }
      };
      const isDone = () => text.includes("answered") && sent >= megabytes * MEGABYTE;
      socket.on("drain", () => {
        more();
        if (isDone() && socket.writableLength === 0) {
          resolve({ text, sent, ended: "by us" });
          socket.destroy();
        }
      });
      socket.on("data", (chunk) => {
        text += chunk.toString();
      });
      socket.on("error", () => undefined);
      socket.on("close", () => resolve({ text, sent, ended: "by the server" }));
    },
  );
}

const head = (length: number) => `POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`;

describe("a body without end", () => {
  it("is refused by what it says of itself", async () => {
    const { ended, sent } = await send(head(BODY_CAP + 1000 * MEGABYTE), 1000);
    expect(ended).toBe("by the server");
    expect(sent).toBeLessThan(900 * MEGABYTE);
  });

  it("is not listened to once it is answered", async () => {
    const chunked = "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n3e800000\r\n";
    const { ended, sent } = await send(chunked, 1000);
    expect(ended).toBe("by the server");
    expect(sent).toBeLessThan(900 * MEGABYTE);
  });
});

it("a usual body that nobody reads ends as usual", async () => {
  const response = await (async () => {
    server = createServer((incoming, outgoing) => {
      hangUpOnTalkers(incoming, outgoing);
      outgoing.writeHead(401).end("answered");
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "x".repeat(100_000) });
  })();
  expect(response.status).toBe(401);
  expect(await response.text()).toBe("answered");
});
