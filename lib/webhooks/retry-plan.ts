/** Seconds until the next try after the first, the second … failed one; after the last the delivery is dead. */
const WAITS = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600] as const;
const LONGEST_SECONDS = 24 * 3600;

/**
 * Seconds until the next try, never less than the receiver asked for; null: there is none.
 * @param tries how many were made, this one included
 */
export function nextTrySeconds(tries: number, retryAfterSeconds: number | null): number | null {
  const wait = WAITS[tries - 1];
  if (wait === undefined) return null;
  return Math.min(LONGEST_SECONDS, Math.max(wait, Math.ceil(retryAfterSeconds ?? 0)));
}

const FAILURES_BEFORE_REST = 5;

/**
 * How long an address that failed so often in a row is left alone, so that one that is down does not hold up the
 * others: half a minute, doubling, ten minutes at most; null: not at all.
 */
export function restSeconds(failures: number): number | null {
  const over = failures - FAILURES_BEFORE_REST;
  return over < 0 ? null : Math.min(600, 30 * 2 ** Math.min(over, 5));
}
