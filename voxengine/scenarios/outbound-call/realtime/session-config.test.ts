import { describe, expect, it } from "vitest";
import { someSettings } from "../../../testing/call-settings";
import { isHarmlessError, payloadOf, textAt } from "./payload";
import { endCallTool, endedBy, resumeTalk, sessionConfig } from "./session-config";

describe("sessionConfig", () => {
  const settings = someSettings({ instructions: "Sell umbrellas.", follow_language: true });
  const { realtime } = settings.speech;

  it("has the shape of the general availability API", () => {
    expect(realtime && sessionConfig(settings, realtime)).toMatchObject({
      session: {
        type: "realtime",
        output_modalities: ["audio"],
        audio: {
          input: {
            transcription: { model: "gpt-4o-mini-transcribe", language: "ru" },
            turn_detection: { type: "server_vad" },
          },
          output: { voice: "marin" },
        },
        tools: [{ type: "function", name: endCallTool }],
      },
    });
  });

  it("tells the model what to do, what to say first, what to ask and which language to speak", () => {
    const text = JSON.stringify(realtime && sessionConfig(settings, realtime));
    for (const part of [
      "Sell umbrellas.",
      settings.greeting,
      ...settings.questions,
      "Open in Russian",
      "go on in that language",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("leaves the transcription language out where it is not known", () => {
    const config =
      realtime && sessionConfig(settings, { ...realtime, transcription_language: null });
    expect(JSON.stringify(config)).not.toContain('"language"');
  });

  it("reminds a new connection of the talk so far", () => {
    expect(
      JSON.stringify(
        resumeTalk([
          { speaker: "bot", text: "Hi" },
          { speaker: "callee", text: "Yes" },
        ]),
      ),
    ).toContain("You: Hi\\nCallee: Yes");
  });
});

describe("endedBy", () => {
  it("tells a machine from a person and survives nonsense", () => {
    expect(endedBy('{"reason":"voicemail"}')).toBe("voicemail");
    expect(endedBy('{"reason":"goodbye"}')).toBe("bot");
    expect(endedBy("null")).toBe("bot");
    expect(endedBy("{")).toBe("bot");
  });
});

describe("payload", () => {
  it("is found in either place", () => {
    expect(textAt(payloadOf({ data: { payload: { item_id: "a" } } }), "item_id")).toBe("a");
    expect(textAt(payloadOf({ data: { error: { code: "b" } } }), "error.code")).toBe("b");
    expect(textAt(payloadOf({}), "error.code")).toBe("");
  });

  it("knows which errors mean nothing", () => {
    expect(isHarmlessError("response_cancel_not_active")).toBe(true);
    expect(isHarmlessError("invalid_api_key")).toBe(false);
  });
});
