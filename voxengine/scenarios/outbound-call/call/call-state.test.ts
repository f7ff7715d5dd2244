import { describe, expect, it } from "vitest";
import { disconnectedEnd, failedEnd, newCallState, readAmount, snapshotOf } from "./call-state";
import { readControl } from "./control";
import { readIdentity } from "./identity";

describe("the end of a call", () => {
  it("is the callee's, the carrier's or ours", () => {
    expect(failedEnd(486, "Busy here", null).by).toBe("callee");
    expect(failedEnd(603, "Decline", null).by).toBe("callee");
    expect(failedEnd(408, "No answer", null).by).toBe("carrier");
    expect(failedEnd(404, "Invalid number", null).by).toBe("carrier");
    expect(failedEnd(487, "Request terminated", "user").by).toBe("user");
    expect(disconnectedEnd(200, "", null).by).toBe("callee");
    expect(disconnectedEnd(200, "", "bot").by).toBe("bot");
  });
});

describe("snapshotOf", () => {
  it("states moments in UTC and nothing for what has not happened", () => {
    const state = { ...newCallState(), dialedAt: 0, talkSeconds: 12 };
    const snapshot = snapshotOf(state, {
      engine: "scripted",
      turns: [],
      logUrl: null,
      final: true,
    });
    expect(snapshot).toMatchObject({
      dialed_at: "1970-01-01T00:00:00.000Z",
      answered_at: null,
      talk_seconds: 12,
      final: true,
    });
  });
});

describe("readAmount", () => {
  it("takes numbers however they are written", () => {
    expect([readAmount("0.25"), readAmount(0.5), readAmount(0)]).toEqual([0.25, 0.5, 0]);
    expect([readAmount(""), readAmount("x"), readAmount(undefined)]).toEqual([null, null, null]);
  });
});

describe("readControl", () => {
  const token = "0123456789abcdef";

  it("obeys only the token of the call", () => {
    expect(readControl(JSON.stringify({ token, command: "hangup" }), token)).toBe("hangup");
    for (const wrong of ["", "0", `${token}0`, token.toUpperCase(), token.slice(1)]) {
      expect(
        readControl(JSON.stringify({ token: wrong, command: "hangup" }), token),
        wrong,
      ).toBeNull();
    }
    expect(readControl(JSON.stringify({ token: "", command: "hangup" }), "")).toBeNull();
  });

  it("knows one command and survives nonsense", () => {
    for (const content of [
      "",
      "null",
      "[]",
      "{}",
      JSON.stringify({ token, command: "dial" }),
      JSON.stringify({ token: 1, command: "hangup" }),
    ]) {
      expect(readControl(content, token)).toBeNull();
    }
  });
});

describe("readIdentity", () => {
  const started = {
    sessionId: 4711,
    accessSecureURL: "https://media.example/1",
    logURL: "https://log.example/1",
  };
  const secrets: Record<string, string> = {
    HALO_URL: "https://halo.example/",
    HALO_WEBHOOK_KEY: "k",
  };

  it("gathers what a session must know", () => {
    expect(readIdentity(started, "attempt-1", (name) => secrets[name])).toEqual({
      attemptId: "attempt-1",
      sessionId: "4711",
      haloUrl: "https://halo.example",
      webhookKey: "k",
      controlUrl: "https://media.example/1",
      logUrl: "https://log.example/1",
    });
  });

  it("names what is missing", () => {
    expect(readIdentity(started, "", (name) => secrets[name])).toEqual({ missing: "attempt_id" });
    expect(readIdentity(started, '{"phone":"+7"}', (name) => secrets[name])).toEqual({
      missing: "attempt_id",
    });
    expect(readIdentity(started, "attempt-1", () => undefined)).toEqual({
      missing: "secret_HALO_URL",
    });
    expect(
      readIdentity(started, "attempt-1", (name) => (name === "HALO_URL" ? "https://h" : undefined)),
    ).toEqual({ missing: "secret_HALO_WEBHOOK_KEY" });
  });
});
