import { describe, expect, it } from "vitest";
import { createManualClock } from "../../../testing/manual-clock";
import { createSilenceWatch } from "./silence-watch";

function scene() {
  const clock = createManualClock();
  const done: string[] = [];
  const watch = createSilenceWatch(clock, 8000, {
    ask: () => done.push("ask"),
    giveUp: () => done.push("giveUp"),
  });
  return { clock, done, watch };
}

describe("silence watch", () => {
  it("asks once, then gives up", async () => {
    const { clock, done, watch } = scene();
    watch.waitForCallee();
    await clock.advance(8000);
    expect(done).toEqual(["ask"]);
    watch.waitForCallee();
    await clock.advance(8000);
    expect(done).toEqual(["ask", "giveUp"]);
  });

  it("begins anew when the callee has spoken", async () => {
    const { clock, done, watch } = scene();
    watch.waitForCallee();
    await clock.advance(8000);
    watch.heard();
    watch.waitForCallee();
    await clock.advance(8000);
    expect(done).toEqual(["ask", "ask"]);
  });

  it("does not count while somebody speaks, nor after the end", async () => {
    const { clock, done, watch } = scene();
    watch.waitForCallee();
    await clock.advance(7000);
    watch.pause();
    await clock.advance(60_000);
    watch.stop();
    watch.waitForCallee();
    await clock.advance(60_000);
    expect(done).toEqual([]);
  });
});
