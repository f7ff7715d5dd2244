import type { Clock } from "../clock";

export type SilenceWatch = {
  /** The bot has finished speaking: it is the callee's turn. */
  waitForCallee(): void;
  /** Somebody is speaking. */
  pause(): void;
  /** The callee said something: the next silence counts as the first again. */
  heard(): void;
  stop(): void;
};

/**
 * Notices that the callee is silent: once to ask, once more to say goodbye.
 * @param silenceMs milliseconds of silence
 */
export function createSilenceWatch(
  clock: Clock,
  silenceMs: number,
  actions: { ask(): void; giveUp(): void },
): SilenceWatch {
  let cancel: (() => void) | null = null;
  let silences = 0;
  let isStopped = false;

  function pause(): void {
    cancel?.();
    cancel = null;
  }

  return {
    waitForCallee() {
      pause();
      if (isStopped) {
        return;
      }
      cancel = clock.after(silenceMs, () => {
        cancel = null;
        silences += 1;
        if (silences === 1) {
          actions.ask();
        } else {
          actions.giveUp();
        }
      });
    },
    pause,
    heard() {
      pause();
      silences = 0;
    },
    stop() {
      isStopped = true;
      pause();
    },
  };
}
