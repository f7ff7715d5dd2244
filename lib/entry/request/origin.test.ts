import { describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { assertSameOrigin, corsHeaders, preflight } from "./origin";

const HOST = "halo.example.com";
const request = (headers: Record<string, string>, method = "POST") =>
  new Request(`http://${HOST}/api/v1/calls`, { method, headers: { host: HOST, ...headers } });

describe("assertSameOrigin", () => {
  it.each([
    ["a page of ours", { "sec-fetch-site": "same-origin", origin: `https://${HOST}` }],
    ["a page of ours in an older browser", { origin: `https://${HOST}` }],
    ["the address we are known under", { origin: new URL(env().NEXTAUTH_URL).origin }],
    ["the browser itself without an origin", { "sec-fetch-site": "same-origin" }],
  ])("lets %s change something", (_who, headers) => {
    expect(() => assertSameOrigin(request(headers))).not.toThrow();
  });

  it.each([
    ["a page of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }],
    [
      "a page of a neighbor domain",
      { "sec-fetch-site": "same-site", origin: `https://other.${HOST}` },
    ],
    ["a typed address", { "sec-fetch-site": "none" }],
    ["another origin in an older browser", { origin: "https://evil.test" }],
    ["an opaque origin", { origin: "null" }],
    ["our name as part of another", { origin: `https://${HOST}.evil.test` }],
    ["nobody", {}],
    [
      "an origin that contradicts the browser",
      { "sec-fetch-site": "same-origin", origin: "https://evil.test" },
    ],
  ])("refuses %s", (_who, headers) => {
    expect(() => assertSameOrigin(request(headers))).toThrow("forbidden");
  });

  it("does not ask where nothing changes", () => {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      expect(() =>
        assertSameOrigin(request({ "sec-fetch-site": "cross-site" }, method)),
      ).not.toThrow();
    }
  });
});

describe("corsHeaders", () => {
  it("name a listed origin only, and never allow cookies", async () => {
    const allowed = corsHeaders(request({ origin: "http://localhost:8000" }));
    expect(allowed).toMatchObject({
      "access-control-allow-origin": "http://localhost:8000",
      vary: "Origin",
    });
    expect(Object.keys(allowed)).not.toContain("access-control-allow-credentials");
    for (const origin of [
      "https://evil.test",
      "null",
      "http://localhost:8000.evil.test",
      "http://localhost:8001",
    ]) {
      expect(corsHeaders(request({ origin }))).toEqual({ vary: "Origin" });
    }
    const answer = await preflight(request({ origin: "http://localhost:3000" }, "OPTIONS"));
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
  });
});
