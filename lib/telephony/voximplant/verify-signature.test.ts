import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signRequest, toAsciiJson } from "@/voxengine/scenarios/outbound-call/sign";
import { type SignatureHeaders, verifySignature } from "./verify-signature";

const KEY = "0123456789abcdef".repeat(4);
const PREVIOUS = "fedcba9876543210".repeat(4);
const NOW = 1_795_000_000;
const body = toAsciiJson({ text: "Алло, қулай 😀", attempt_id: "a" });
const raw = Buffer.from(body, "ascii");

function signed(encoding: "hex" | "base64", key = KEY, at = NOW): SignatureHeaders {
  const headers = signRequest({
    id: "evt_123456_7",
    timestampSeconds: at,
    body,
    key,
    hmacSha256: (secret, data) =>
      createHmac("sha256", secret).update(data, "ascii").digest(encoding),
  });
  return {
    id: headers["webhook-id"],
    timestamp: headers["webhook-timestamp"],
    signature: headers["webhook-signature"],
  };
}

const accepts = (headers: SignatureHeaders, message: Uint8Array = raw, keys = [KEY, PREVIOUS]) =>
  verifySignature(message, headers, keys, NOW);

describe("the signature of the scenario", () => {
  it("holds in hex and in base64, by the current and by the previous key", () => {
    for (const encoding of ["hex", "base64"] as const) {
      expect(accepts(signed(encoding))).toBe(true);
      expect(accepts(signed(encoding, PREVIOUS))).toBe(true);
      expect(accepts(signed(encoding, PREVIOUS), raw, [KEY])).toBe(false);
    }
  });

  it("holds in upper-case hex and beside signatures of other keys and versions", () => {
    const { signature, ...rest } = signed("hex");
    expect(accepts({ ...rest, signature: `v1,${signature?.slice(3).toUpperCase()}` })).toBe(true);
    expect(accepts({ ...rest, signature: `v2,abc v1,AAAA ${signature}` })).toBe(true);
    expect(accepts({ ...rest, signature: `v1,a v1,b v1,c v1,d ${signature}` })).toBe(false);
  });

  it("breaks with any changed byte of the body", () => {
    const headers = signed("hex");
    for (let at = 0; at < raw.length; at += 1) {
      const changed = Buffer.from(raw);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(accepts(headers, changed)).toBe(false);
    }
    expect(accepts(headers, Buffer.concat([raw, Buffer.from(" ")]))).toBe(false);
    expect(accepts(headers, raw.subarray(1))).toBe(false);
  });

  it("breaks with any changed character of the signature", () => {
    for (const encoding of ["hex", "base64"] as const) {
      const headers = signed(encoding);
      const signature = headers.signature ?? "";
      for (let at = 0; at < signature.length; at += 1) {
        const other = signature[at] === "A" ? "B" : "A";
        if (encoding === "hex" && signature[at]?.toUpperCase() === other) continue;
        const changed = signature.slice(0, at) + other + signature.slice(at + 1);
        expect(accepts({ ...headers, signature: changed }), changed).toBe(false);
      }
      expect(accepts({ ...headers, signature: `${signature}=` })).toBe(false);
      expect(accepts({ ...headers, signature: signature.slice(0, -1) })).toBe(false);
      expect(accepts({ ...headers, signature: signature.slice(3) })).toBe(false);
      expect(accepts({ ...headers, signature: `${signature},` })).toBe(false);
    }
  });

  it("covers the id and the time", () => {
    const headers = signed("hex");
    expect(accepts({ ...headers, id: "evt_123456_8" })).toBe(false);
    expect(accepts({ ...headers, id: "evt_123456_7." })).toBe(false);
    expect(accepts({ ...headers, timestamp: String(NOW + 1) })).toBe(false);
    expect(accepts({ ...headers, timestamp: `${NOW} ` })).toBe(false);
    expect(accepts({ ...headers, timestamp: `${NOW}.0` })).toBe(false);
  });

  it("is refused when old, early, or empty", () => {
    expect(accepts(signed("hex", KEY, NOW - 300))).toBe(true);
    expect(accepts(signed("hex", KEY, NOW + 300))).toBe(true);
    expect(accepts(signed("hex", KEY, NOW - 301))).toBe(false);
    expect(accepts(signed("hex", KEY, NOW + 301))).toBe(false);
    const headers = signed("hex");
    for (const name of ["id", "timestamp", "signature"] as const) {
      expect(accepts({ ...headers, [name]: null })).toBe(false);
      expect(accepts({ ...headers, [name]: "" })).toBe(false);
    }
    expect(accepts({ ...headers, signature: "v1," })).toBe(false);
  });

  it("never holds for an empty key", () => {
    expect(accepts(signed("hex", ""), raw, [""])).toBe(false);
    expect(accepts(signed("hex"), raw, [])).toBe(false);
  });
});
