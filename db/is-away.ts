/** What the driver and the server say of a connection that is not there, or is just being taken down. */
const AWAY = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  // PostgreSQL, appendix A: shut down, crashed, starting up, no connection left, cut while idle in a transaction.
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "25P03",
]);
/** Appendix A: waited longer than a statement may, for a lock too long, or in a circle with others. */
const BUSY = new Set(["57014", "55P03", "40P01"]);
const DEEPEST_CAUSE = 5;

/**
 * True: the database could not be asked, which passes by itself. Errors of other services do not count: only the
 * driver's carry the statement, and Drizzle's wrap those.
 */
export function isDatabaseAway(error: unknown): boolean {
  return hasCode(error, (code) => AWAY.has(code) || code.startsWith("08"));
}

/** True: the database was asked and gave up waiting, for a lock or a disk: asked again later, it answers. */
export function isDatabaseBusy(error: unknown): boolean {
  return hasCode(error, (code) => BUSY.has(code));
}

function hasCode(error: unknown, isWanted: (code: string) => boolean): boolean {
  let isOurs = false;
  let at = error;
  for (let depth = 0; at instanceof Error && depth < DEEPEST_CAUSE; depth += 1) {
    isOurs ||= "query" in at;
    const code = "code" in at ? at.code : undefined;
    if (isOurs && typeof code === "string" && isWanted(code)) return true;
    at = at.cause;
  }
  return false;
}
