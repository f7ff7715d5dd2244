import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VoximplantAccess } from "../api/access";
import { AnsweringServer, TEST_SETTINGS } from "../testing/answering-server";
import { fetchFile } from "./files";
import { hangUp } from "./hang-up";
import { trustedAddress } from "./trusted-address";

const SOUND = Buffer.from("RIFF-a-recording");
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

describe("addresses that may be asked", () => {
  const api = "https://api.voximplant.com";
  it.each([
    "https://storage-gw-1.voximplant.com/r.mp3?record_id=1",
    "https://www-ru-01-5.voximplant.com:12093/request?session_id=1",
    "https://api.voximplant.com/x",
  ])("%s", (address) => expect(trustedAddress(address, api)?.href).toBe(address));

  it.each([
    "http://storage.voximplant.com/r.mp3",
    "https://voximplant.com.evil.example/",
    "https://evilvoximplant.com/",
    "https://user:secret@storage.voximplant.com/",
    "https://127.0.0.1/",
    "https://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "storage.voximplant.com/r.mp3",
    "",
  ])("not %s", (address) => expect(trustedAddress(address, api)).toBeNull());

  it("the configured origin, on its very port only", () => {
    expect(trustedAddress("http://127.0.0.1:4000/r", "http://127.0.0.1:4000")).not.toBeNull();
    expect(trustedAddress("http://127.0.0.1:4001/r", "http://127.0.0.1:4000")).toBeNull();
    expect(trustedAddress("http://localhost:4000/r", "http://127.0.0.1:4000")).toBeNull();
  });
});

describe("a recording", () => {
  it.each([
    "/platform_api/StartScenarios?rule_id=1",
    "//Platform_API/x",
    "/x/..%2fplatform%5Fapi/x",
  ])("is never a method of the management API: %s", async (path) => {
    await expect(fetchFile(access, `${access.apiUrl}${path}`, null)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(provider.received).toEqual([]);
  });

  it("is passed on with its range and without foreign headers", async () => {
    provider.answer = (_received, response) => {
      response
        .writeHead(206, {
          "content-type": "audio/wav",
          "content-range": "bytes 0-3/16",
          "content-length": "4",
          "accept-ranges": "bytes",
          "set-cookie": "a=b",
          server: "storage",
        })
        .end(SOUND.subarray(0, 4));
    };
    const file = await fetchFile(access, `${access.apiUrl}/records/1.wav`, "bytes=0-3");
    expect(file.status).toBe(206);
    expect(Object.fromEntries(file.headers)).toEqual({
      "content-type": "audio/wav",
      "content-range": "bytes 0-3/16",
      "content-length": "4",
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
    });
    expect(await file.text()).toBe("RIFF");
    expect(provider.received[0]?.headers.range).toBe("bytes=0-3");
    expect(provider.received[0]?.query.has("api_key")).toBe(false);
  });

  it("is fetched whole for a range that is none", async () => {
    provider.answer = (_received, response) => void response.writeHead(200).end(SOUND);
    for (const range of ["bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=0-1\r\nx: y"]) {
      await (await fetchFile(access, `${access.apiUrl}/records/1.wav`, range)).text();
    }
    expect(provider.received.map(({ headers }) => headers.range)).toEqual(Array(4).fill(undefined));
  });

  it("of a type that a browser could run is bytes only", async () => {
    provider.answer = (_received, response) =>
      void response.writeHead(200, { "content-type": "text/html" }).end("<script>");
    const file = await fetchFile(access, `${access.apiUrl}/records/1.wav`, null);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    await file.body?.cancel();
  });

  it("is not followed to a foreign address, but within the provider", async () => {
    let target = "http://169.254.169.254/latest";
    provider.answer = (received, response) => {
      if (received.path === "/there") response.writeHead(200).end(SOUND);
      else response.writeHead(302, { location: target }).end();
    };
    const address = `${access.apiUrl}/records/1.wav`;
    await expect(fetchFile(access, address, null)).rejects.toMatchObject({ code: "not_found" });
    target = "/there";
    expect(await (await fetchFile(access, address, null)).text()).toBe(SOUND.toString());
    target = "/records/1.wav";
    await expect(fetchFile(access, address, null)).rejects.toMatchObject({ code: "unavailable" });
  });

  it.each([
    [404, "not_found"],
    [410, "not_found"],
    [401, "unavailable"],
    [403, "unavailable"],
    [500, "unavailable"],
  ])("status %i is %s", async (status, code) => {
    provider.answer = (_received, response) => void response.writeHead(status).end("secret words");
    const file = fetchFile(access, `${access.apiUrl}/records/1.wav`, null);
    await expect(file).rejects.toMatchObject({ code });
  });

  it("that claims to be endless is refused", async () => {
    provider.answer = (_received, response) => {
      response.writeHead(200, { "content-length": String(201 * 1024 * 1024) });
      response.write("x");
    };
    const file = fetchFile(access, `${access.apiUrl}/records/1.wav`, null);
    await expect(file).rejects.toMatchObject({ code: "too_large" });
  });

  it("of a foreign host is not asked for", async () => {
    const file = fetchFile(access, "https://evil.example/r.mp3", null);
    await expect(file).rejects.toMatchObject({ code: "not_found" });
    expect(provider.received).toEqual([]);
  });
});

describe("hanging up", () => {
  const session = (controlUrl: string) => ({ controlUrl, controlToken: "the-token" });

  it("tells the session, with its token", async () => {
    provider.answer = (_received, response) => void response.writeHead(200).end("ok");
    expect(await hangUp(access, session(`${access.apiUrl}/session/abc`))).toBe("sent");
    expect(provider.received[0]).toMatchObject({ method: "POST", path: "/session/abc" });
    expect(JSON.parse(provider.received[0]?.body ?? "")).toEqual({
      token: "the-token",
      command: "hangup",
    });
  });

  it("knows a session that is over from one that cannot be reached", async () => {
    const address = `${access.apiUrl}/session/abc`;
    for (const [status, result] of [
      [404, "gone"],
      [410, "gone"],
      [500, "unreachable"],
      [302, "unreachable"],
    ] as const) {
      provider.answer = (_received, response) =>
        void response.writeHead(status, { location: "/" }).end();
      expect(await hangUp(access, session(address))).toBe(result);
    }
    expect(await hangUp(access, session("http://127.0.0.1:9/session/abc"))).toBe("unreachable");
  });
});
