/**
 * Runs something when asked, one run at a time, the next not sooner than `gapMs` after the last began; however often
 * it was asked meanwhile, once more is enough.
 */
export function oneAtATime(run: () => Promise<unknown>, gapMs: number) {
  let isRunning = false;
  let isAsked = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = async () => {
    isRunning = true;
    isAsked = false;
    const gap = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, gapMs);
    });
    await run().catch(() => undefined);
    await gap;
    isRunning = false;
    if (isAsked && !isStopped) void begin();
  };
  return {
    ask(): void {
      if (isRunning) isAsked = true;
      else if (!isStopped) void begin();
    },
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
