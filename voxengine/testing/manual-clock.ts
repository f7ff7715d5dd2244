import type { Clock } from "../scenarios/outbound-call/clock";

/** A clock that moves only when told to, and lets promises settle in between. */
export type ManualClock = Clock & { advance(ms: number): Promise<void> };

export function createManualClock(startMs = 1_700_000_000_000): ManualClock {
  let nowMs = startMs;
  let timers: { at: number; action: () => void }[] = [];

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn += 1) {
      await null;
    }
  }

  return {
    now: () => nowMs,
    after(ms, action) {
      const timer = { at: nowMs + ms, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = nowMs + ms;
      await settle();
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > until) {
          break;
        }
        timers = timers.filter((other) => other !== next);
        nowMs = next.at;
        next.action();
        await settle();
      }
      nowMs = until;
    },
  };
}
