import { createHmac, timingSafeEqual } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signRequest, toAsciiJson } from "./sign";

const key = "5f2c".repeat(16);
const hex = (secret: string, data: string) =>
  createHmac("sha256", secret).update(data).digest("hex");

function isGenuine(headers: ReturnType<typeof signRequest>, body: string): boolean {
  const mac = createHmac("sha256", key)
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.`)
    .update(Buffer.from(body))
    .digest();
  const given = Buffer.from(headers["webhook-signature"].replace("v1,", ""), "hex");
  return given.length === mac.length && timingSafeEqual(given, mac);
}

describe("toAsciiJson", () => {
  it("writes any text in ASCII that reads back the same", () => {
    const value = { text: "Здравствуйте, ҷаноб 🙂 \u007f \ud800", list: [1, null, true] };
    const body = toAsciiJson(value);
    expect(body).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(body)).toEqual(value);
  });
});

describe("signRequest", () => {
  const body = toAsciiJson({ text: "Алло" });
  const request = {
    id: "evt_123_4",
    timestampSeconds: 1_700_000_000.9,
    body,
    key,
    hmacSha256: hex,
  };

  it("is what a Standard Webhooks receiver computes over the raw bytes", () => {
    const headers = signRequest(request);
    expect(headers["webhook-timestamp"]).toBe("1700000000");
    expect(isGenuine(headers, body)).toBe(true);
  });

  it("covers id, time and body", () => {
    const headers = signRequest(request);
    expect(isGenuine({ ...headers, "webhook-id": "evt_123_5" }, body)).toBe(false);
    expect(isGenuine({ ...headers, "webhook-timestamp": "1700000001" }, body)).toBe(false);
    expect(isGenuine(headers, `${body} `)).toBe(false);
  });

  it("refuses a body that is not ASCII", () => {
    expect(() => signRequest({ ...request, body: '{"text":"ё"}' })).toThrow("body_not_ascii");
  });
});
