import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** Of what a line of the log is: set once by the door or the job, carried by every line below it. */
export type LogContext = {
  requestId?: string;
  callId?: string;
  attemptId?: string;
  job?: string;
  jobId?: string;
};

/** On globalThis, because the web process evaluates this file twice: its server and Next's bundle. */
const keep = globalThis as typeof globalThis & { haloLogContext?: AsyncLocalStorage<LogContext> };
keep.haloLogContext ??= new AsyncLocalStorage<LogContext>();
const storage = keep.haloLogContext;

/** Runs something whose lines all carry these ids. */
export function withLogContext<Output>(context: LogContext, run: () => Output): Output {
  return storage.run({ ...storage.getStore(), ...context }, run);
}

/** Ids that became known on the way; outside of a door or a job they are forgotten. */
export function addLogContext(context: LogContext): void {
  const current = storage.getStore();
  if (current) Object.assign(current, context);
}

export function logContext(): LogContext {
  return storage.getStore() ?? {};
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ids of calls and attempts among the fields of a job or a request. */
export function idsAmong(fields: unknown): LogContext {
  const { callId, attemptId } = (fields ?? {}) as Record<string, unknown>;
  return {
    ...(isId(callId) ? { callId } : {}),
    ...(isId(attemptId) ? { attemptId } : {}),
  };
}

function isId(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}
