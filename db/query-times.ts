import "server-only";
import type postgres from "postgres";

/** What a statement was: the begin of a transaction waits for a connection of the pool, anything else asks something. */
export type QueryKind = "begin" | "statement";
export type QueryWatcher = (kind: QueryKind, result: "ok" | "error", seconds: number) => void;

type Query = PromiseLike<unknown> & { executed: boolean; strings: unknown };
type QueryPrototype = { handle(this: Query): Promise<void>; isTimed?: true };

/** On globalThis, because the web process evaluates this file twice: its server and Next's bundle. */
const keep = globalThis as typeof globalThis & { haloQueryWatcher?: QueryWatcher };

/** Says who is told how long each statement of this process took. */
export function setQueryWatcher(watcher: QueryWatcher): void {
  keep.haloQueryWatcher = watcher;
}

/**
 * Times every statement of the driver, in transactions too. The driver tells when one is sent but not when it is
 * answered, so its queries are watched where they start; `then` of a query would start it, a promise's own does not.
 */
export function timeQueries(sql: postgres.Sql): void {
  const prototype = Object.getPrototypeOf(sql.unsafe("select 1")) as QueryPrototype;
  if (prototype.isTimed) return;
  const handle = prototype.handle;
  prototype.isTimed = true;
  prototype.handle = function timed(this: Query) {
    const watcher = keep.haloQueryWatcher;
    if (watcher && !this.executed) {
      const started = performance.now();
      const kind = String(this.strings).startsWith("begin") ? "begin" : "statement";
      const end = (result: "ok" | "error") => () =>
        watcher(kind, result, (performance.now() - started) / 1000);
      Promise.prototype.then.call(this, end("ok"), end("error"));
    }
    return handle.call(this);
  };
}
