import { describe, expect, it } from "vitest";
import { createManualClock } from "../../../testing/manual-clock";
import type { Message } from "../delivery/message";
import { newCallState, snapshotOf } from "./call-state";
import { createReporter } from "./reporter";

function scene(isAcknowledged = true) {
  const clock = createManualClock();
  const pushed: Message[] = [];
  const finished: { message: Message; deadlineAt: number }[] = [];
  const reporter = createReporter(
    {
      attemptId: "attempt-1",
      sessionId: "5",
      haloUrl: "",
      webhookKey: "",
      controlUrl: null,
      logUrl: null,
    },
    {
      push: (message) => pushed.push(message),
      finish: async (message, deadlineAt) => {
        finished.push({ message, deadlineAt });
        return isAcknowledged;
      },
    },
    clock,
    (final) => snapshotOf(newCallState(), { engine: "scripted", turns: [], logUrl: null, final }),
  );
  const types = () => pushed.map(({ id, body }) => `${id} ${JSON.parse(body).type}`);
  return { clock, pushed, finished, reporter, types };
}

describe("reporter", () => {
  it("numbers events and batches what may wait", async () => {
    const { clock, reporter, types } = scene();
    reporter.report("Ringing");
    reporter.report("Connected");
    reporter.changed();
    reporter.changed();
    await clock.advance(2000);
    reporter.changed();
    await clock.advance(2000);
    expect(types()).toEqual([
      "evt_5_1 Ringing",
      "evt_5_2 Connected",
      "evt_5_3 Progress",
      "evt_5_4 Progress",
    ]);
  });

  it("sends the last event once, with a deadline inside the life of the session", async () => {
    const { clock, finished, reporter, types } = scene();
    reporter.changed();
    await reporter.finish("Disconnected", clock.now());
    await reporter.finish("Failed", clock.now());
    reporter.report("Ringing");
    reporter.changed();
    await clock.advance(60_000);
    expect(types()).toEqual([]);
    expect(finished).toHaveLength(1);
    expect(finished[0]?.deadlineAt).toBeLessThan(clock.now() - 60_000 + 55_000);
    expect(JSON.parse(finished[0]?.message.body ?? "")).toMatchObject({
      type: "Disconnected",
      snapshot: { final: true },
    });
    expect(reporter.takeUnsent("Disconnected")).toBeNull();
  });

  it("hands out an unacknowledged last event once, under the id it had", async () => {
    const { clock, finished, reporter } = scene(false);
    await reporter.finish("Failed", clock.now());
    expect(reporter.takeUnsent("Failed")).toEqual(finished[0]?.message);
    expect(reporter.takeUnsent("Failed")).toBeNull();
  });

  it("makes the last event when the session is ended from outside", async () => {
    const { finished, reporter } = scene();
    reporter.report("Connected");
    expect(JSON.parse(reporter.takeUnsent("Disconnected")?.body ?? "")).toMatchObject({
      type: "Disconnected",
      seq: 2,
    });
    await reporter.finish("Disconnected", 0);
    expect(finished).toEqual([]);
  });
});
