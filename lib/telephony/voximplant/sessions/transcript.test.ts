import { describe, expect, it } from "vitest";
import { parseTranscript } from "./transcript";

describe("the transcript of a recording", () => {
  it("gives the left side to the bot and the right one to the callee, in order", () => {
    const text = [
      "Left 00:00:00 - 00:00:02 : Здравствуйте! Удобно говорить?",
      "Right 00:00:05 - 00:00:06 : Да : слушаю",
      "Left 00:00:03 - 00:00:04 : Алло?\r",
      "",
      "Right 01:02:03 - 01:02:04 : До свидания",
    ].join("\n");
    expect(parseTranscript(text)).toEqual([
      {
        no: 1,
        speaker: "bot",
        text: "Здравствуйте! Удобно говорить?",
        startMs: 0,
        endMs: 2000,
        interrupted: false,
        latencyMs: null,
      },
      expect.objectContaining({ no: 2, speaker: "bot", text: "Алло?", startMs: 3000 }),
      expect.objectContaining({ no: 3, speaker: "callee", text: "Да : слушаю", startMs: 5000 }),
      expect.objectContaining({ no: 4, speaker: "callee", startMs: 3_723_000, endMs: 3_724_000 }),
    ]);
  });

  it("passes over lines of another shape", () => {
    expect(parseTranscript("")).toEqual([]);
    expect(parseTranscript("<html>\nLeft : x\nRight 00:00:01 - 00:00:02 :  \n")).toEqual([]);
  });
});
