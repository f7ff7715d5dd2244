import "server-only";
import pino from "pino";
import { env } from "@/lib/env";
import { logContext } from "./log-context";

/**
 * The fields a log line may carry; anything else is dropped. No bodies, headers, transcripts, names or whole numbers.
 * `phoneTail` is the last two digits.
 */
export type LogFields = Partial<
  Record<
    | "requestId"
    | "callId"
    | "attemptId"
    | "sessionId"
    | "userId"
    | "jobId"
    | "job"
    | "step"
    | "event"
    | "eventId"
    | "status"
    | "outcome"
    | "code"
    | "reason"
    | "provider"
    | "method"
    | "route"
    | "phoneTail"
    | "signal"
    | "fault"
    | "action"
    | "rule"
    | "process"
    | "address",
    string
  > &
    Record<"durationMs" | "httpStatus" | "tries" | "count" | "port" | "seq", number>
> & { error?: unknown };

const ALLOWED = new Set<string>([
  "requestId",
  "callId",
  "attemptId",
  "sessionId",
  "userId",
  "jobId",
  "job",
  "step",
  "event",
  "eventId",
  "status",
  "outcome",
  "code",
  "reason",
  "provider",
  "method",
  "route",
  "phoneTail",
  "signal",
  "fault",
  "action",
  "rule",
  "process",
  "address",
  "durationMs",
  "httpStatus",
  "tries",
  "count",
  "port",
  "seq",
]);

/** An error as a line may show it: its kind and place, never its message, which may quote data. */
function describeError(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  // Drizzle wraps what PostgreSQL said: the code is in the cause.
  const code = codeOf(error) ?? codeOf(error.cause);
  const place = error.stack?.split("\n").find((line) => line.trimStart().startsWith("at "));
  return {
    errorName: error.name,
    ...(code ? { errorCode: code } : {}),
    ...(place ? { errorAt: place.trim().slice(0, 200) } : {}),
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

type Level = "debug" | "info" | "warn" | "error";

type Output = { logger: pino.Logger; tell: (level: Level) => void };
let output: Output | undefined;

/**
 * Lines of one turn of the event loop go out together: each write wakes up whoever reads them. What is wrong goes out
 * at once, with everything before it, for the process may not live to the end of the turn.
 */
function open(): Output {
  const standardOutput = pino.destination({ dest: 1, sync: true });
  let gathered = "";
  const flush = () => {
    const lines = gathered;
    gathered = "";
    if (lines !== "") standardOutput.write(lines);
  };
  process.on("exit", flush);
  const options = {
    level: env().LOG_LEVEL,
    base: { process: env().HALO_PROCESS, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  let isDue = false;
  return {
    logger: pino(options, {
      write(line) {
        gathered += line;
      },
    }),
    tell(level) {
      if (level === "warn" || level === "error") {
        flush();
      } else if (!isDue) {
        isDue = true;
        setImmediate(() => {
          isDue = false;
          flush();
        });
      }
    },
  };
}

function line(level: Level, message: string, fields: LogFields = {}): void {
  const safe: Record<string, unknown> = { ...logContext() };
  for (const [name, value] of Object.entries(fields)) {
    if (ALLOWED.has(name) && value !== undefined)
      safe[name] = typeof value === "string" ? value.slice(0, 300) : value;
  }
  if (fields.error !== undefined) Object.assign(safe, describeError(fields.error));
  output ??= open();
  output.logger[level](safe, message);
  output.tell(level);
}

/** JSON lines on standard output, by allow-list. */
export const log = {
  debug: (message: string, fields?: LogFields) => line("debug", message, fields),
  info: (message: string, fields?: LogFields) => line("info", message, fields),
  warn: (message: string, fields?: LogFields) => line("warn", message, fields),
  error: (message: string, fields?: LogFields) => line("error", message, fields),
};
