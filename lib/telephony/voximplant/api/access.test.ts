import { generateKeyPairSync } from "node:crypto";
import { jwtVerify } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { AnsweringServer, json, TEST_SETTINGS } from "../testing/answering-server";
import { bearer, dropToken, keyParameters, type VoximplantAccess } from "./access";
import { callApi } from "./client";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const access: VoximplantAccess = {
  apiUrl: "http://127.0.0.1:1",
  accountId: 7_000_001,
  credential: {
    kind: "service_account",
    keyId: "key-1",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  },
};

afterEach(() => {
  dropToken(access);
  vi.unstubAllEnvs();
});

describe("the token of a service account", () => {
  it("names the account as a number and lives for minutes", async () => {
    const header = (await bearer(access)) ?? "";
    const { payload, protectedHeader } = await jwtVerify(header.replace("Bearer ", ""), publicKey);
    expect(protectedHeader).toEqual({ alg: "RS256", typ: "JWT", kid: "key-1" });
    expect(payload).toEqual({ iss: 7_000_001, iat: expect.any(Number), exp: expect.any(Number) });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    expect(keyParameters(access)).toEqual({});
  });

  it("is kept while it is fresh and made anew a minute before its end", async () => {
    const now = Date.now();
    const first = await bearer(access, now);
    expect(await bearer(access, now + 230_000)).toBe(first);
    expect(await bearer(access, now + 245_000)).not.toBe(first);
  });

  it("is made anew once when it was refused", async () => {
    for (const [name, value] of Object.entries(TEST_SETTINGS)) vi.stubEnv(name, value);
    const provider = new AnsweringServer();
    const there = { ...access, apiUrl: await provider.listen() };
    try {
      provider.answer = json(200, { error: { code: 100, msg: "Authorization failed" } });
      const answer = await callApi(there, "GetAccountInfo", {}, z.unknown());
      expect(answer).toMatchObject({ kind: "error", code: 100, errorClass: "configuration" });
      expect(provider.received).toHaveLength(2);
      expect(provider.received[0]?.headers.authorization).toMatch(
        /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/,
      );
      expect(provider.received[0]?.body).toBe("");
    } finally {
      await provider.close();
    }
  });
});

it("an API key goes as a parameter", async () => {
  const byKey: VoximplantAccess = { ...access, credential: { kind: "api_key", apiKey: "secret" } };
  expect(await bearer(byKey)).toBeNull();
  expect(keyParameters(byKey)).toEqual({ account_id: "7000001", api_key: "secret" });
});

describe("the access named in the settings", () => {
  const access = async (settings: Record<string, string>) => {
    vi.resetModules();
    const none = {
      VOXIMPLANT_ACCOUNT_ID: "",
      VOXIMPLANT_API_KEY: "",
      VOXIMPLANT_SERVICE_ACCOUNT: "",
    };
    for (const [name, value] of Object.entries({ ...TEST_SETTINGS, ...none, ...settings })) {
      vi.stubEnv(name, value);
    }
    const { accessFromEnv } = await import("./access");
    return accessFromEnv();
  };
  const file = {
    account_id: 7_000_002,
    account_email: "owner@example.com",
    key_id: "key-2",
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };

  it("is the service account before the API key", async () => {
    const settings = {
      VOXIMPLANT_SERVICE_ACCOUNT: JSON.stringify(file),
      VOXIMPLANT_API_KEY: "secret",
    };
    expect(await access(settings)).toMatchObject({
      accountId: 7_000_002,
      credential: { kind: "service_account", keyId: "key-2" },
    });
    expect(await access({ VOXIMPLANT_API_KEY: "secret", VOXIMPLANT_ACCOUNT_ID: "5" })).toEqual({
      apiUrl: "http://127.0.0.1:1",
      accountId: 5,
      credential: { kind: "api_key", apiKey: "secret" },
    });
  });

  it.each([
    [{}, "VOXIMPLANT_API_KEY"],
    [{ VOXIMPLANT_API_KEY: "secret" }, "VOXIMPLANT_ACCOUNT_ID"],
    [{ VOXIMPLANT_SERVICE_ACCOUNT: "/path/to/key.json" }, "not JSON"],
    [{ VOXIMPLANT_SERVICE_ACCOUNT: "{}" }, "not a key file"],
    [
      {
        VOXIMPLANT_SERVICE_ACCOUNT: JSON.stringify({ ...file, private_key: "PRIVATE KEY secret" }),
      },
      "cannot be read",
    ],
  ])("says what is missing or unreadable, never its value", async (settings, words) => {
    const failure = await access(settings).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "AccessError" });
    expect(String(failure)).toContain(words);
    expect(String(failure)).not.toContain("secret");
  });
});
