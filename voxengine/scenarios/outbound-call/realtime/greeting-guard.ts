/** Less of the greeting than this, milliseconds of sound, is as good as nothing. */
const heardMs = 1500;
/** A callee who speaks no longer than this, the silence after it included, has only picked up. */
const helloMs = 2500;

/**
 * Notices that the callee's "hello" drowned the greeting: whoever picks up speaks at the very moment the bot begins, and
 * the model believes to have greeted. Times are milliseconds since the answer.
 */
export type GreetingGuard = {
  soundStarts(atMs: number): void;
  soundEnds(): void;
  calleeStarts(atMs: number): void;
  /** Answers, once at most, that the greeting must be said again. */
  calleeStops(atMs: number): boolean;
};

export function createGreetingGuard(): GreetingGuard {
  let isSettled = false;
  let soundFrom: number | null = null;
  let speechFrom: number | null = null;
  return {
    soundStarts(atMs) {
      soundFrom ??= atMs;
    },
    soundEnds() {
      isSettled = true;
    },
    calleeStarts(atMs) {
      speechFrom = atMs;
      isSettled = isSettled || (soundFrom !== null && atMs - soundFrom >= heardMs);
    },
    calleeStops(atMs) {
      const isDrowned = !isSettled && speechFrom !== null && atMs - speechFrom <= helloMs;
      isSettled = isSettled || speechFrom !== null;
      return isDrowned;
    },
  };
}
