import { join } from "node:path";
import { type LogFile, openLogFile } from "../processes/log-file";
import {
  type ChildSpec,
  type SupervisedChild,
  superviseChild,
} from "../processes/supervised-child";
import type { SupervisedDatabase } from "../processes/supervised-database";
import { type Run, removeRun, writeRun } from "./run-file";

export type PartsOptions = {
  dataDir: string;
  echoLogs: boolean;
  report: (line: string) => void;
  /** Once aborted, nothing more is started. */
  signal: AbortSignal;
};

/** The processes of one running product, in the order they were started. */
export type Parts = {
  log: (name: string) => LogFile;
  /** What the run file says beside the processes. */
  setAbout: (about: Omit<Run, "ready" | "children">) => void;
  setDatabase: (database: SupervisedDatabase) => void;
  /** Starts a child, waits until it is ready and keeps it alive from then on. */
  add: (spec: Omit<ChildSpec, "log" | "report" | "tell" | "onChange">) => Promise<void>;
  run: () => Run;
  markReady: () => void;
  /** Writes the run file anew. */
  onChange: () => void;
  /** Stops everything, the newest first, the database last. */
  stop: () => Promise<void>;
};

/** The worker lets running jobs end for 25 s; a little more than that. */
const PATIENCE_MS = 30_000;

export function gatherParts(options: PartsOptions): Parts {
  const logs: LogFile[] = [];
  const children: SupervisedChild[] = [];
  let database: SupervisedDatabase | null = null;
  let about: Omit<Run, "ready" | "children"> = {
    supervisor: process.pid,
    mode: "demo",
    telephony: "sandbox",
    url: "an address not chosen yet",
    sandboxUrl: null,
    ports: { web: 0, webAdmin: 0, workerAdmin: 0, sandbox: 0, postgres: 0 },
  };
  let isReady = false;
  let isStopped = false;

  const log = (name: string) => {
    const file = openLogFile(join(options.dataDir, "logs"), name, options.echoLogs);
    logs.push(file);
    return file;
  };

  const processes = () => [
    ...(database
      ? [
          {
            name: "postgres",
            pid: database.cluster.pid,
            starts: database.starts,
            since: database.since,
          },
        ]
      : []),
    ...children.map(({ name, pid, starts, since }) => ({ name, pid, starts, since })),
  ];

  const run = (): Run => ({
    ...about,
    ready: isReady,
    children: Object.fromEntries(
      processes()
        .filter(({ pid }) => pid !== null)
        .map(({ name, pid, starts, since }) => [
          name,
          { pid, starts, since: since?.toISOString() },
        ]),
    ),
  });

  const onChange = () => {
    if (!isStopped) writeRun(options.dataDir, run());
  };

  // From the first moment on, so that a second start sees the first one.
  onChange();
  return {
    log,
    run,
    onChange,
    setAbout(known) {
      about = known;
      onChange();
    },
    setDatabase(started) {
      database = started;
      onChange();
    },
    add(spec) {
      options.signal.throwIfAborted();
      const { report } = options;
      // With the logs on the terminal everything of the child is there already.
      const tell = options.echoLogs ? () => undefined : (text: string) => console.log(text);
      const child = superviseChild({ ...spec, log: log(spec.name), report, tell, onChange });
      children.push(child);
      return child.start();
    },
    markReady() {
      isReady = true;
      onChange();
    },
    async stop() {
      isReady = false;
      for (const child of [...children].reverse()) await child.stop(PATIENCE_MS);
      await database?.stop();
      isStopped = true;
      for (const file of logs) file.close();
      removeRun(options.dataDir);
    },
  };
}
