import type { Clock } from "../clock";
import type { Message } from "./message";

/** What came of one attempt: an HTTP status, or a code ≤ 0 where there was no answer. */
export type PostResult = { code: number; text: string; retryAfterSeconds: number | null };

/** Sends one attempt, freshly signed; never rejects. */
export type Post = (message: Message, timeoutSeconds: number) => Promise<PostResult>;

export type DeliveryTools = { post: Post; clock: Clock; random: () => number };

export type Delivery = {
  outcome: "acknowledged" | "refused" | "exhausted" | "superseded";
  /** Code of the last attempt; null where none was made. */
  code: number | null;
  text: string;
};

/** Seconds to wait before each attempt. */
export const retryLadderSeconds: readonly number[] = [0, 1, 3, 8, 20];

/** An attempt with less time than this cannot succeed, so it is not begun. */
const shortestAttemptMs = 1500;

/** How a running delivery is told that a newer message made its own needless. */
export type Supersession = { isSuperseded: boolean; onSuperseded: (() => void) | null };

/**
 * Sends a message until it is acknowledged, refused for good, out of attempts or out of time.
 * @param options.ladderSeconds waits before each attempt, in seconds; up to a fifth is added by chance
 * @param options.deadlineAt milliseconds since 1970 at which the last attempt must have ended
 * @param options.timeoutSeconds the longest one attempt may take
 * @param options.supersession set by the owner to end the delivery between two attempts
 * @returns how it ended; never rejects
 */
export async function deliver(
  message: Message,
  tools: DeliveryTools,
  options: {
    ladderSeconds: readonly number[];
    deadlineAt: number;
    timeoutSeconds: number;
    supersession?: Supersession;
  },
): Promise<Delivery> {
  let last: PostResult | null = null;
  for (const [step, seconds] of options.ladderSeconds.entries()) {
    const wanted = step === 0 ? seconds * 1000 : jittered(seconds, last, tools.random);
    const left = options.deadlineAt - tools.clock.now();
    // The last wait is shortened rather than given up: a late attempt is better than none.
    await pause(Math.min(wanted, left - shortestAttemptMs), tools.clock, options.supersession);
    if (options.supersession?.isSuperseded) {
      return { outcome: "superseded", code: last?.code ?? null, text: "" };
    }
    const remaining = options.deadlineAt - tools.clock.now();
    if (remaining < shortestAttemptMs) {
      break;
    }
    last = await tools.post(
      message,
      Math.min(options.timeoutSeconds, Math.floor(remaining / 1000)),
    );
    if (last.code >= 200 && last.code < 300) {
      return { outcome: "acknowledged", code: last.code, text: last.text };
    }
    if (!isRetryable(last.code)) {
      return { outcome: "refused", code: last.code, text: last.text };
    }
  }
  return { outcome: "exhausted", code: last?.code ?? null, text: "" };
}

/** Codes ≤ 0 are the platform's own: network, time-out, too many requests at once. */
function isRetryable(code: number): boolean {
  return code <= 0 || code === 408 || code === 425 || code === 429 || code >= 500;
}

function jittered(seconds: number, last: PostResult | null, random: () => number): number {
  const asked = Math.min(last?.retryAfterSeconds ?? 0, 20);
  return Math.max(seconds, asked) * 1000 * (1 + random() * 0.2);
}

function pause(ms: number, clock: Clock, supersession: Supersession | undefined): Promise<void> {
  if (ms <= 0 || supersession?.isSuperseded) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    if (supersession) {
      supersession.onSuperseded = () => {
        cancel();
        resolve();
      };
    }
  });
}
