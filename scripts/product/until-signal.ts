/**
 * Runs something that ends by itself or by Ctrl-C, SIGTERM, SIGHUP or the loss of our parent.
 * `begin` gets a signal that aborts when the end is wished while it still begins; what it returns
 * is called for the end afterwards. Ends the process: code 0 after a clean stop, 1 after an error.
 */
export async function untilSignal(
  begin: (signal: AbortSignal) => Promise<() => Promise<void>>,
  report: (line: string) => void,
): Promise<void> {
  const wish = new AbortController();
  let wishedAt = 0;
  // The terminal sends Ctrl-C to us and to our parent, which passes it on: within two seconds
  // the second one is no new wish.
  const onSignal = () => {
    if (wishedAt === 0) {
      wishedAt = Date.now();
      report("stopping …");
      wish.abort(new Error("stopped"));
    } else if (Date.now() - wishedAt > 2_000) process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  // Our parent is gone, even if by kill -9.
  process.on("disconnect", onSignal);

  const ended = new Promise<void>((resolve) => {
    wish.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  try {
    const end = await begin(wish.signal);
    await ended;
    await end();
    report("stopped");
  } catch (error) {
    if (!wish.signal.aborted) {
      console.error(`halo: ${(error as Error).message}`);
      process.exit(1);
    }
    report("stopped before it was up");
  }
  process.exit(0);
}
