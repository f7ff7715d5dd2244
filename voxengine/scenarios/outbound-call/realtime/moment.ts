import type { Clock } from "../clock";

/** Something that may happen, waited for by at most one. */
export type Moment = {
  isAwaited(): boolean;
  happens(): void;
  /** Resolves when it happens, at the latest after `patienceMs`. */
  within(patienceMs: number): Promise<void>;
};

export function createMoment(clock: Clock): Moment {
  let onHappens: (() => void) | null = null;
  return {
    isAwaited: () => onHappens !== null,
    happens: () => onHappens?.(),
    within: (patienceMs) =>
      new Promise((resolve) => {
        const done = () => {
          cancel();
          onHappens = null;
          resolve();
        };
        const cancel = clock.after(patienceMs, done);
        onHappens = done;
      }),
  };
}
