import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VoximplantAccess } from "../api/access";
import { type Answer, AnsweringServer, json, TEST_SETTINGS } from "../testing/answering-server";
import { startScenario } from "./start-scenario";

let provider: AnsweringServer;
let access: VoximplantAccess;

beforeEach(async () => {
  for (const [name, value] of Object.entries(TEST_SETTINGS)) vi.stubEnv(name, value);
  provider = new AnsweringServer();
  access = {
    apiUrl: await provider.listen(),
    accountId: 7_000_001,
    credential: { kind: "api_key", apiKey: "key-of-the-account" },
  };
});
afterEach(async () => {
  await provider.close();
  vi.unstubAllEnvs();
});

const start = (answer: Answer) => {
  provider.answer = answer;
  return startScenario(access, "attempt-1");
};

describe("StartScenarios", () => {
  it("is asked once, by POST, with nothing but the rule and the attempt", async () => {
    const result = await start(
      json(200, {
        result: 1,
        call_session_history_id: 123456789,
        media_session_access_url: "http://media.example/1",
        media_session_access_secure_url: "https://media.example/1",
      }),
    );
    expect(result).toEqual({
      kind: "accepted",
      sessionId: "123456789",
      controlUrl: "https://media.example/1",
    });
    expect(provider.received).toHaveLength(1);
    const [request] = provider.received;
    expect(request?.method).toBe("POST");
    expect(request?.path).toBe("/platform_api/StartScenarios");
    expect(request?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      account_id: "7000001",
      api_key: "key-of-the-account",
      rule_id: "4711",
      script_custom_data: "attempt-1",
    });
  });

  it.each([
    [127, "configuration"],
    [100, "configuration"],
    [104, "configuration"],
    [147, "configuration"],
    [375, "configuration"],
    [101, "permanent"],
    [134, "permanent"],
    [314, "transient"],
    [340, "transient"],
    [162, "transient"],
    [416, "transient"],
  ])("code %i says that no session was made: %s", async (code, errorClass) => {
    const result = await start(json(200, { error: { code, msg: "no" } }));
    expect(result).toEqual({ kind: "refused", code: `api_${code}`, reason: "no", errorClass });
    expect(provider.received).toHaveLength(1);
  });

  it("counts the words of the API, whatever the status", async () => {
    const answer = json(400, { error: { code: 127, msg: "Insufficient money" } });
    expect(await start(answer)).toMatchObject({ kind: "refused", code: "api_127" });
  });

  it.each([1, 2, 4, 5, 15, 16, 21, 999])("code %i may have made one", async (code) => {
    const result = await start(json(200, { error: { code, msg: "?" } }));
    expect(result).toEqual({ kind: "unknown", reason: `api_${code}` });
    expect(provider.received).toHaveLength(1);
  });

  it("too many requests at once are refused, other bare statuses are not known", async () => {
    const bare =
      (status: number): Answer =>
      (_received, response) =>
        void response.writeHead(status).end("<html>");
    expect(await start(bare(429))).toMatchObject({
      kind: "refused",
      code: "http_429",
      errorClass: "transient",
    });
    for (const status of [400, 404, 408, 500, 502, 503, 504]) {
      expect(await start(bare(status))).toEqual({ kind: "unknown", reason: `http_${status}` });
    }
    expect(await start(json(503, { message: "busy" }))).toEqual({
      kind: "unknown",
      reason: "http_503",
    });
  });

  it("an answer that cannot be read hides a session", async () => {
    const garbled: Answer = (_received, response) => void response.writeHead(200).end("OK");
    expect((await start(garbled)).kind).toBe("unknown");
    expect((await start(json(200, { result: 1 }))).kind).toBe("unknown");
    expect((await start(json(200, { result: 0, call_session_history_id: 5 }))).kind).toBe(
      "unknown",
    );
  });

  it("a connection lost after the request hides a session, and nothing is sent again", async () => {
    expect(await start((_received, response) => void response.destroy())).toMatchObject({
      kind: "unknown",
    });
    expect(provider.received).toHaveLength(1);
    const cut: Answer = (_received, response) => {
      response.writeHead(200, { "content-length": "500" });
      response.write('{"result":1,', () => response.destroy());
    };
    expect((await start(cut)).kind).toBe("unknown");
  });

  it("a redirect is not followed", async () => {
    const away: Answer = (_received, response) =>
      void response.writeHead(307, { location: "/elsewhere" }).end();
    expect((await start(away)).kind).toBe("unknown");
    expect(provider.received).toHaveLength(1);
  });

  it("a provider that does not listen got nothing", async () => {
    await provider.close();
    expect(await startScenario(access, "attempt-1")).toEqual({
      kind: "refused",
      code: "unsent",
      reason: "ECONNREFUSED",
      errorClass: "transient",
    });
    provider = new AnsweringServer();
    await provider.listen();
  });
});
