import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { prepareHeaders } from "./incoming-headers";

/** What a server sees of these headers after `prepareHeaders`, over a real connection. */
async function seen(headers: Record<string, string>): Promise<IncomingHttpHeaders> {
  const server = createServer((incoming, outgoing) => {
    prepareHeaders(incoming);
    outgoing.end(JSON.stringify(incoming.headers));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const text = await new Promise<string>((resolve, reject) => {
      request({ port, host: "127.0.0.1", headers }, (response) => {
        response.setEncoding("utf8");
        let body = "";
        response.on("data", (chunk: string) => {
          body += chunk;
        });
        response.on("end", () => resolve(body));
      })
        .on("error", reject)
        .end();
    });
    return JSON.parse(text);
  } finally {
    server.close();
  }
}

describe("prepareHeaders", () => {
  it("throws away what a client must not say about itself", async () => {
    const headers = await seen({
      "x-halo-ip": "6.6.6.6",
      "x-halo-request": "chosen",
      "x-halo-path": "/somewhere",
      "x-middleware-subrequest": "proxy:proxy",
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.test",
      "x-forwarded-proto": "https",
      "x-real-ip": "6.6.6.6",
      forwarded: "for=6.6.6.6",
      "x-own": "stays",
    });
    expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|evil|chosen|proxy:proxy|somewhere/);
    expect(headers["x-own"]).toBe("stays");
  });

  it("writes address, request id and scheme itself", async () => {
    const headers = await seen({});
    expect(headers["x-halo-ip"]).toBe("127.0.0.1");
    expect(headers["x-halo-request"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["x-forwarded-proto"]).toBe("http");
    expect(headers["x-forwarded-host"]).toBeUndefined();
  });
});
