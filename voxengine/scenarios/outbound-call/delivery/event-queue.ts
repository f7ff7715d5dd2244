import { type DeliveryTools, deliver, retryLadderSeconds, type Supersession } from "./deliver";
import type { Message } from "./message";

/** Seconds an attempt may take while the call goes on. */
const attemptSeconds = 6;
/** A message that is not the last one is given up after this time: the next one carries the same and more. */
const patienceMs = 90_000;

export type EventQueue = {
  /** Sends a snapshot; it replaces an older one that still waits for its turn or its next attempt. */
  push(message: Message): void;
  /**
   * Sends the last snapshot; nothing may be pushed afterwards.
   * @param deadlineAt milliseconds since 1970
   * @returns true once it is acknowledged; never rejects
   */
  finish(message: Message, deadlineAt: number): Promise<boolean>;
};

/**
 * Keeps at most one snapshot and the last one in flight: two requests at most, of the three the platform allows.
 * @param tools how to send, the clock and a source of chance from 0 to 1
 */
export function createEventQueue(tools: DeliveryTools): EventQueue {
  let waiting: Message | null = null;
  let running: Supersession | null = null;
  let isFinished = false;

  function supersede(): void {
    if (running) {
      running.isSuperseded = true;
      running.onSuperseded?.();
    }
  }

  async function work(): Promise<void> {
    while (waiting && !isFinished) {
      const message = waiting;
      waiting = null;
      running = { isSuperseded: false, onSuperseded: null };
      await deliver(message, tools, {
        ladderSeconds: retryLadderSeconds,
        deadlineAt: tools.clock.now() + patienceMs,
        timeoutSeconds: attemptSeconds,
        supersession: running,
      });
      running = null;
    }
  }

  return {
    push(message) {
      if (isFinished) {
        return;
      }
      waiting = message;
      if (running) {
        supersede();
        return;
      }
      void work();
    },
    async finish(message, deadlineAt) {
      isFinished = true;
      waiting = null;
      supersede();
      const { outcome } = await deliver(message, tools, {
        ladderSeconds: retryLadderSeconds,
        deadlineAt,
        timeoutSeconds: attemptSeconds,
      });
      return outcome === "acknowledged";
    },
  };
}
