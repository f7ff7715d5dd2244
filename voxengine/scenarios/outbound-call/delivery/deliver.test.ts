import { describe, expect, it } from "vitest";
import { createManualClock } from "../../../testing/manual-clock";
import { type DeliveryTools, deliver, type PostResult, retryLadderSeconds } from "./deliver";

const message = { id: "evt_1_1", body: "{}" };

function scene(answers: Partial<PostResult>[]) {
  const clock = createManualClock(0);
  const attempts: { at: number; id: string; timeout: number }[] = [];
  const tools: DeliveryTools = {
    clock,
    random: () => 0,
    post: async ({ id }, timeout) => {
      attempts.push({ at: clock.now(), id, timeout });
      return { code: 0, text: "", retryAfterSeconds: null, ...answers[attempts.length - 1] };
    },
  };
  return { clock, attempts, tools };
}

const options = { ladderSeconds: retryLadderSeconds, deadlineAt: 60_000, timeoutSeconds: 6 };

describe("deliver", () => {
  it("is done with the first acknowledgement", async () => {
    const { clock, attempts, tools } = scene([{ code: 200, text: "ok" }]);
    const delivery = deliver(message, tools, options);
    await clock.advance(0);
    expect(await delivery).toEqual({ outcome: "acknowledged", code: 200, text: "ok" });
    expect(attempts).toHaveLength(1);
  });

  it("climbs the whole ladder under one id when nobody answers", async () => {
    const { clock, attempts, tools } = scene([
      { code: -7 },
      { code: 503 },
      { code: 429 },
      { code: 500 },
      {},
    ]);
    const delivery = deliver(message, tools, options);
    await clock.advance(60_000);
    expect((await delivery).outcome).toBe("exhausted");
    expect(attempts.map(({ at }) => at)).toEqual([0, 1000, 4000, 12_000, 32_000]);
    expect(new Set(attempts.map(({ id }) => id))).toEqual(new Set(["evt_1_1"]));
  });

  it("does not repeat what was refused for good", async () => {
    for (const code of [400, 401, 403, 404, 413]) {
      const { clock, attempts, tools } = scene([{ code }]);
      const delivery = deliver(message, tools, options);
      await clock.advance(60_000);
      expect(await delivery).toMatchObject({ outcome: "refused", code });
      expect(attempts).toHaveLength(1);
    }
  });

  it("waits as long as it is asked to", async () => {
    const { clock, attempts, tools } = scene([{ code: 429, retryAfterSeconds: 7 }, { code: 200 }]);
    const delivery = deliver(message, tools, options);
    await clock.advance(60_000);
    expect((await delivery).outcome).toBe("acknowledged");
    expect(attempts.map(({ at }) => at)).toEqual([0, 7000]);
  });

  it("shortens the last wait and the last attempt to end before its deadline", async () => {
    const { clock, attempts, tools } = scene([]);
    const delivery = deliver(message, tools, { ...options, deadlineAt: 15_000 });
    await clock.advance(60_000);
    expect((await delivery).outcome).toBe("exhausted");
    expect(attempts.map(({ at }) => at)).toEqual([0, 1000, 4000, 12_000, 13_500]);
    for (const { at, timeout } of attempts) {
      expect(at + timeout * 1000).toBeLessThanOrEqual(15_000);
    }
  });

  it("stops waiting when a newer message makes it needless", async () => {
    const { clock, attempts, tools } = scene([]);
    const supersession = { isSuperseded: false, onSuperseded: null as (() => void) | null };
    const delivery = deliver(message, tools, { ...options, supersession });
    await clock.advance(2000);
    supersession.isSuperseded = true;
    supersession.onSuperseded?.();
    await clock.advance(0);
    expect((await delivery).outcome).toBe("superseded");
    expect(attempts).toHaveLength(2);
  });

  it("spreads retries by chance, never before their time", async () => {
    const { clock, attempts, tools } = scene([]);
    const delivery = deliver(message, { ...tools, random: () => 1 }, options);
    await clock.advance(60_000);
    await delivery;
    expect(attempts.map(({ at }) => at)).toEqual([0, 1200, 4800, 14_400, 38_400]);
  });
});
