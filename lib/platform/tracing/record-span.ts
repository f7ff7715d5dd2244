import "server-only";
import { logContext } from "../log-context";

/** What happened to a call, to be told to a collector of traces. Attributes take codes and names, never what a person is or said. */
export type CallSpan = {
  callId: string;
  /** "webhook voximplant.events", "job dial-call". */
  name: string;
  /** `server`: we were asked; `client`: we asked; `consumer`: a job; `call`: the whole call, the trace's root. */
  kind: "server" | "client" | "consumer" | "call";
  startedAt: Date;
  endedAt: Date;
  attributes: Record<string, string | number>;
  isError: boolean;
};

/** Set by `startTracing`; on globalThis, because the web process evaluates this file twice. */
const keep = globalThis as typeof globalThis & { haloTracer?: (span: CallSpan) => void };

export function setTracer(tracer: ((span: CallSpan) => void) | undefined): void {
  keep.haloTracer = tracer;
}

/**
 * Tells of work that has just ended and belongs to the call of the log's context; without a call or a collector nothing
 * is told.
 * @param started `performance.now()` of its beginning
 */
export function recordSpan(
  kind: "server" | "client" | "consumer",
  name: string,
  started: number,
  attributes: Record<string, string | number>,
  isError = false,
): void {
  const { haloTracer } = keep;
  const { callId } = logContext();
  if (!haloTracer || !callId) return;
  const endedAt = new Date();
  const startedAt = new Date(endedAt.getTime() - (performance.now() - started));
  haloTracer({ callId, kind, name, startedAt, endedAt, attributes, isError });
}

/** Tells of a call that has ended: the span that all others of the call hang on. */
export function recordCall(span: Omit<CallSpan, "kind" | "name">): void {
  keep.haloTracer?.({ ...span, kind: "call", name: "call" });
}
