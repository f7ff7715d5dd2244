import { describe, expect, it } from "vitest";
import { createGreetingGuard } from "./greeting-guard";

describe("greeting guard", () => {
  it("asks for the greeting again when a hello drowned it, once", () => {
    const guard = createGreetingGuard();
    guard.soundStarts(1000);
    guard.calleeStarts(1200);
    expect(guard.calleeStops(2400)).toBe(true);
    guard.soundStarts(2800);
    guard.calleeStarts(3000);
    expect(guard.calleeStops(4000)).toBe(false);
  });

  it("does so also before the first sound", () => {
    const guard = createGreetingGuard();
    guard.calleeStarts(500);
    expect(guard.calleeStops(1500)).toBe(true);
  });

  it("lets be a greeting that was heard, and a callee who has more to say than hello", () => {
    const heard = createGreetingGuard();
    heard.soundStarts(1000);
    heard.calleeStarts(2600);
    expect(heard.calleeStops(3500)).toBe(false);

    const whole = createGreetingGuard();
    whole.soundStarts(1000);
    whole.soundEnds();
    whole.calleeStarts(5000);
    expect(whole.calleeStops(5600)).toBe(false);

    const talkative = createGreetingGuard();
    talkative.calleeStarts(500);
    expect(talkative.calleeStops(5000)).toBe(false);
  });
});
