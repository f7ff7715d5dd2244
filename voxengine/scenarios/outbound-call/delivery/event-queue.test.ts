import { describe, expect, it } from "vitest";
import { createManualClock } from "../../../testing/manual-clock";
import type { PostResult } from "./deliver";
import { createEventQueue } from "./event-queue";

const message = (seq: number) => ({ id: `evt_1_${seq}`, body: `{"seq":${seq}}` });

function scene(answer: (id: string, attempt: number) => { code: number; afterMs: number }) {
  const clock = createManualClock(0);
  const sent: string[] = [];
  let inFlight = 0;
  let peak = 0;
  const queue = createEventQueue({
    clock,
    random: () => 0,
    post: ({ id }, timeoutSeconds) => {
      sent.push(id);
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      const { code, afterMs } = answer(id, sent.filter((other) => other === id).length);
      return new Promise<PostResult>((resolve) => {
        clock.after(Math.min(afterMs, timeoutSeconds * 1000), () => {
          inFlight -= 1;
          resolve({ code, text: "", retryAfterSeconds: null });
        });
      });
    },
  });
  return { clock, sent, queue, peak: () => peak };
}

describe("event queue", () => {
  it("replaces what waits by what is newest", async () => {
    const { clock, sent, queue } = scene(() => ({ code: 200, afterMs: 100 }));
    queue.push(message(1));
    await clock.advance(10);
    for (const seq of [2, 3, 4]) {
      queue.push(message(seq));
    }
    await clock.advance(1000);
    expect(sent).toEqual(["evt_1_1", "evt_1_4"]);
  });

  it("gives up a retry as soon as there is a newer snapshot", async () => {
    const { clock, sent, queue } = scene((id) => ({
      code: id === "evt_1_1" ? 503 : 200,
      afterMs: 10,
    }));
    queue.push(message(1));
    await clock.advance(2000);
    queue.push(message(2));
    await clock.advance(30_000);
    expect(sent).toEqual(["evt_1_1", "evt_1_1", "evt_1_2"]);
  });

  it("repeats the last message under its own id until it is acknowledged", async () => {
    const { clock, sent, queue } = scene((_, attempt) => ({
      code: attempt < 4 ? -7 : 200,
      afterMs: 10,
    }));
    const finished = queue.finish(message(9), 52_000);
    await clock.advance(52_000);
    expect(await finished).toBe(true);
    expect(sent).toEqual(["evt_1_9", "evt_1_9", "evt_1_9", "evt_1_9"]);
  });

  it("ends in time when nobody answers at all", async () => {
    const { clock, sent, queue } = scene(() => ({ code: -7, afterMs: 6000 }));
    const finished = queue.finish(message(9), 52_000);
    await clock.advance(52_000);
    expect(await finished).toBe(false);
    expect(sent.length).toBeGreaterThanOrEqual(5);
  });

  it("never has more than two requests in flight and sends nothing after the last", async () => {
    const { clock, sent, queue, peak } = scene(() => ({ code: 200, afterMs: 3000 }));
    queue.push(message(1));
    await clock.advance(10);
    queue.push(message(2));
    const finished = queue.finish(message(3), 52_000);
    queue.push(message(4));
    await clock.advance(20_000);
    expect(await finished).toBe(true);
    expect(peak()).toBe(2);
    expect(sent).toEqual(["evt_1_1", "evt_1_3"]);
  });
});
