import type { CallEventType, CallSnapshot } from "../../../contract";
import { type Clock, isoTime } from "../clock";
import type { EventQueue } from "../delivery/event-queue";
import { eventMessage, type Message } from "../delivery/message";
import type { Identity } from "./identity";

/** Turns are reported together, not one by one. */
const batchMs = 2000;
/** A session without a call lives for 60 s; the last event has until then, less what `terminate` needs. */
const afterHangUpMs = 52_000;

export type Reporter = {
  report(type: "Ringing" | "Connected"): void;
  /** Something changed that may wait for the next batch. */
  changed(): void;
  /** Sends the last event; only the first call does anything. Resolves when it is acknowledged or out of time. */
  finish(type: "Disconnected" | "Failed", endedAt: number): Promise<void>;
  /** The last event, if it was never acknowledged; it is then taken to be sent by whoever asks. */
  takeUnsent(type: "Disconnected" | "Failed"): Message | null;
};

/**
 * Numbers and sends the events of one session.
 * @param snapshot takes the state of the call at this moment
 */
export function createReporter(
  identity: Identity,
  queue: EventQueue,
  clock: Clock,
  snapshot: (isFinal: boolean) => CallSnapshot,
): Reporter {
  let seq = 0;
  let cancelBatch: (() => void) | null = null;
  let last: Message | null = null;
  let isSettled = false;

  function event(type: CallEventType, isFinal: boolean): Message {
    seq += 1;
    return eventMessage({
      v: 1,
      type,
      attempt_id: identity.attemptId,
      session_id: identity.sessionId,
      seq,
      occurred_at: isoTime(clock.now()),
      snapshot: snapshot(isFinal),
    });
  }

  function endBatch(): void {
    cancelBatch?.();
    cancelBatch = null;
  }

  return {
    report(type) {
      if (!last) {
        endBatch();
        queue.push(event(type, false));
      }
    },
    changed() {
      if (last || cancelBatch) {
        return;
      }
      cancelBatch = clock.after(batchMs, () => {
        cancelBatch = null;
        queue.push(event("Progress", false));
      });
    },
    async finish(type, endedAt) {
      if (last) {
        return;
      }
      endBatch();
      last = event(type, true);
      const isAcknowledged = await queue.finish(last, endedAt + afterHangUpMs);
      isSettled = isSettled || isAcknowledged;
    },
    takeUnsent(type) {
      if (isSettled) {
        return null;
      }
      isSettled = true;
      endBatch();
      last ??= event(type, true);
      return last;
    },
  };
}
