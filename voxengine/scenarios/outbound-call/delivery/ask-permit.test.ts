import { describe, expect, it } from "vitest";
import { someSettings } from "../../../testing/call-settings";
import { createManualClock } from "../../../testing/manual-clock";
import { askPermit, readPermit } from "./ask-permit";

const message = { id: "evt_1_0", body: "{}" };

describe("askPermit", () => {
  it("asks again while there is no answer and takes the first one", async () => {
    const clock = createManualClock();
    const settings = someSettings();
    let asked = 0;
    const permit = askPermit(message, {
      clock,
      random: () => 0,
      post: async () => {
        asked += 1;
        const code = asked < 3 ? -4 : 200;
        return { code, text: JSON.stringify({ go: true, settings }), retryAfterSeconds: null };
      },
    });
    await clock.advance(5000);
    expect(await permit).toEqual({ go: true, settings });
    expect(asked).toBe(3);
  });

  it("gives up within 20 seconds", async () => {
    const clock = createManualClock(0);
    const permit = askPermit(message, {
      clock,
      random: () => 0,
      post: async () => ({ code: 503, text: "", retryAfterSeconds: null }),
    });
    await clock.advance(20_000);
    expect(await permit).toEqual({ go: false, code: "permit_exhausted_503" });
  });

  it("takes a refused signature for an answer", async () => {
    const clock = createManualClock(0);
    const permit = askPermit(message, {
      clock,
      random: () => 0,
      post: async () => ({ code: 401, text: "", retryAfterSeconds: null }),
    });
    await clock.advance(0);
    expect(await permit).toEqual({ go: false, code: "permit_refused_401" });
  });
});

describe("readPermit", () => {
  it("never reads a go out of anything unclear", () => {
    const settings = someSettings();
    const unclear = [
      "",
      "<html>",
      "null",
      "[]",
      JSON.stringify({ go: false, reason: "paused" }),
      JSON.stringify({ go: "true", settings }),
      JSON.stringify({ go: true }),
      JSON.stringify({ go: true, settings: { ...settings, number: "998901234501" } }),
      JSON.stringify({ go: true, settings: { ...settings, caller_id: "" } }),
      JSON.stringify({ go: true, settings: { ...settings, engine: "other" } }),
      JSON.stringify({ go: true, settings: { ...settings, ring_seconds: 0 } }),
      JSON.stringify({ go: true, settings: { ...settings, max_seconds: null } }),
      JSON.stringify({ go: true, settings: { ...settings, questions: [1] } }),
      JSON.stringify({
        go: true,
        settings: { ...settings, record: { stereo: 1, transcribe: null } },
      }),
      JSON.stringify({
        go: true,
        settings: {
          ...settings,
          engine: "openai-realtime",
          speech: { ...settings.speech, realtime: null },
        },
      }),
    ];
    for (const text of unclear) {
      expect(readPermit(text).go, text).toBe(false);
    }
  });

  it("accepts settings without detection and recording", () => {
    const settings = someSettings({ amd: null, record: null, engine: "openai-realtime" });
    expect(readPermit(JSON.stringify({ go: true, settings }))).toEqual({ go: true, settings });
  });
});
