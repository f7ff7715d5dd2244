import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { guardedMetrics, livez, readyz } from "./health";
import { sendResponse, toRequest } from "./node-request";

const TOKEN = "a-token-of-the-tests";
let base = "";

const server = createServer((incoming, outgoing) => {
  const handler = { "/livez": livez, "/readyz": readyz, "/metrics": guardedMetrics, "/echo": echo }[
    (incoming.url ?? "").split("?")[0] ?? ""
  ];
  Promise.resolve(
    handler?.(toRequest(incoming, "http://halo.test")) ?? new Response(null, { status: 404 }),
  )
    .then((response) => sendResponse(outgoing, response))
    .catch(() => outgoing.destroy());
});

async function echo(request: Request): Promise<Response> {
  const body = { url: request.url, method: request.method, text: await request.text() };
  const response = Response.json(body, { status: 202 });
  response.headers.append("set-cookie", "a=1");
  response.headers.append("set-cookie", "b=2");
  return response;
}

beforeAll(async () => {
  process.env.METRICS_TOKEN = TOKEN;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await closeDatabase();
});

describe("health", () => {
  it("lives without a database, and is not ready without one", async () => {
    expect((await fetch(`${base}/livez`)).status).toBe(200);
    const ready = await fetch(`${base}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: "database" });
  });

  it("shows metrics to the bearer of the token only", async () => {
    const status = async (token?: string) =>
      (
        await fetch(`${base}/metrics`, {
          headers: token ? { authorization: `Bearer ${token}` } : {},
        })
      ).status;
    expect(await status()).toBe(404);
    expect(await status("wrong")).toBe(404);
    expect(await status(TOKEN)).toBe(200);
  });
});

describe("requests of node:http", () => {
  it("keep address, method, body, status and every cookie", async () => {
    const response = await fetch(`${base}/echo?a=1`, { method: "POST", body: "привет" });
    expect(response.status).toBe(202);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await response.json()).toEqual({
      url: "http://halo.test/echo?a=1",
      method: "POST",
      text: "привет",
    });
    const head = await fetch(`${base}/echo`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([202, ""]);
  });
});
