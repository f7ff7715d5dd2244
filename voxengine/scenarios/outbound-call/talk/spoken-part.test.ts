import { describe, expect, it } from "vitest";
import { estimatedSpeechMs, playbackMs, spokenPart } from "./spoken-part";

describe("spokenPart", () => {
  it("keeps whole words only", () => {
    const text = "раз два три";
    expect(spokenPart(text, 0, 1100)).toBe("");
    expect(spokenPart(text, 200, 1100)).toBe("");
    expect(spokenPart(text, 480, 1100)).toBe("");
    expect(spokenPart(text, 490, 1100)).toBe("раз");
    expect(spokenPart(text, 780, 1100)).toBe("раз");
    expect(spokenPart(text, 800, 1100)).toBe("раз два");
    expect(spokenPart(text, 1099, 1100)).toBe("раз два");
    expect(spokenPart(text, 1100, 1100)).toBe(text);
  });

  it("keeps nothing of a sound that is shorter than the run-up, until it is over", () => {
    expect(spokenPart("да", 100, 200)).toBe("");
    expect(spokenPart("да", 200, 200)).toBe("да");
  });

  it("cuts the beginning of a text to the same words as the whole", () => {
    const whole = "Hello, this is a rather long introduction of extraordinarily variable words.";
    const known = "Hello, this is a rather long introduction";
    for (let ms = 0; ms < estimatedSpeechMs(known); ms += 10) {
      expect(spokenPart(known, ms, estimatedSpeechMs(known))).toBe(
        spokenPart(whole, ms, estimatedSpeechMs(whole)),
      );
    }
  });
});

describe("playbackMs", () => {
  const text = "x".repeat(100);

  it("understands seconds and milliseconds", () => {
    expect(playbackMs(7, text)).toBe(7000);
    expect(playbackMs(7000, text)).toBe(7000);
  });

  it("estimates where the platform says nothing", () => {
    expect(playbackMs(undefined, text)).toBe(6700);
    expect(playbackMs(0, text)).toBe(6700);
  });
});
