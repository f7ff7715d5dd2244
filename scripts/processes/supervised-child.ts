import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { tied } from "../postgres/privileges";
import type { Variables } from "../product/environment";
import type { LogFile } from "./log-file";
import { isPortFree } from "./ports";

export type Command = { program: string; args: string[]; env: Variables };

export type ChildSpec = {
  name: string;
  cwd: string;
  command: () => Command;
  /** Ports of 127.0.0.1 it will listen on; a start waits until they are free. */
  ports: number[];
  /** Asked every 100 ms after a start until it says yes. */
  isReady: () => Promise<boolean>;
  /** Runs each time the child became ready, the first time included. */
  afterReady?: () => Promise<void>;
  log: LogFile;
  /** Tells the person at the terminal what happens to the child. */
  report: (line: string) => void;
  /** Passes on what the child wrote for that person. */
  tell: (text: string) => void;
  /** Milliseconds before each start anew, the last one for all further deaths; 1, 2, 5, then 10 s by default. */
  restartDelaysMs?: readonly number[];
  onChange: () => void;
};

export type SupervisedChild = {
  readonly name: string;
  readonly pid: number | null;
  /** How often it has been started. */
  readonly starts: number;
  readonly since: Date | null;
  /** Starts it and resolves when it is ready. @throws Error with its last words when it dies first */
  start: () => Promise<void>;
  /** Asks it to end (SIGTERM), insists after `patienceMs` (SIGKILL). */
  stop: (patienceMs: number) => Promise<void>;
};

const DELAYS_MS = [1_000, 2_000, 5_000, 10_000];
/** A child that lived this long was healthy: the next death counts as the first again. */
const HEALTHY_MS = 60_000;
const READY_MS = 90_000;
const PORTS_MS = 10_000;
/** Logs are lines of JSON, Next's remarks begin with a sign; the rest was written for a person. */
const NOT_FOR_PEOPLE = /^\s*[{✓▲⚠○⨯]/u;

/** Keeps one process alive: after a death it is started again in 1, 2, 5, then every 10 seconds. */
export function superviseChild(spec: ChildSpec): SupervisedChild {
  let child: ChildProcess | null = null;
  let ended: Promise<string> = Promise.resolve("");
  let since: Date | null = null;
  let starts = 0;
  let isStopping = false;
  const stopping = new AbortController();

  async function launchOnce(): Promise<void> {
    await waitForPorts();
    const { program, args, env } = spec.command();
    // The kernel ends the child when we die by kill -9; without it leftovers are ended at the next start.
    const [command, ...rest] = tied("TERM", [program, ...args]);
    const spawned = spawn(command, rest, {
      cwd: spec.cwd,
      env: env as NodeJS.ProcessEnv,
      // A group of its own: Ctrl-C reaches only the supervisor, which stops its children in order.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = spawned;
    starts += 1;
    since = new Date();
    for (const stream of [spawned.stdout, spawned.stderr]) {
      stream?.setEncoding("utf8").on("data", spec.log.write);
    }
    spawned.stdout?.on("data", (chunk: string) => {
      const plain = chunk.split("\n").filter((line) => line.trim() && !NOT_FOR_PEOPLE.test(line));
      if (plain.length > 0) spec.tell(plain.join("\n"));
    });
    ended = new Promise((resolve) => {
      spawned.once("error", (error) => resolve(error.message));
      spawned.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    void ended.then(() => {
      if (child === spawned) child = null;
      spec.onChange();
    });
    spec.onChange();
    await waitUntilReady(spawned);
    await spec.afterReady?.();
  }

  /** Another program on one of the ports would answer in our child's name. */
  async function waitForPorts(): Promise<void> {
    const until = Date.now() + PORTS_MS;
    for (const port of spec.ports) {
      while (!(await isPortFree(port))) {
        if (Date.now() > until) {
          throw new Error(`${spec.name} cannot start: port ${port} is taken by another program`);
        }
        await pause(100);
      }
    }
  }

  async function waitUntilReady(spawned: ChildProcess): Promise<void> {
    const until = Date.now() + READY_MS;
    let death: string | null = null;
    void ended.then((reason) => {
      death = reason;
    });
    while (!(await spec.isReady())) {
      if (death === null && Date.now() > until) {
        spawned.kill("SIGKILL");
        death = "was not ready in time";
      }
      if (death !== null) {
        throw new Error(`${spec.name} did not start (${death})\n${spec.log.tail().join("\n")}`);
      }
      await pause(100);
    }
  }

  async function keepAlive(): Promise<void> {
    let deaths = 0;
    while (!isStopping) {
      const reason = await ended;
      if (isStopping) return;
      if (since && Date.now() - since.getTime() > HEALTHY_MS) deaths = 0;
      const delays = spec.restartDelaysMs ?? DELAYS_MS;
      const delayMs = delays[Math.min(deaths, delays.length - 1)] ?? 10_000;
      deaths += 1;
      spec.report(`${spec.name} died (${reason}); starting it again in ${delayMs / 1_000} s`);
      await pause(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping) return;
      const began = Date.now();
      try {
        await launchOnce();
        spec.report(`${spec.name} is back after ${((Date.now() - began) / 1_000).toFixed(1)} s`);
      } catch (error) {
        if (!isStopping) spec.report((error as Error).message.split("\n").slice(-3).join("\n"));
        child?.kill("SIGKILL");
      }
    }
  }

  return {
    name: spec.name,
    get pid() {
      return child?.pid ?? null;
    },
    get starts() {
      return starts;
    },
    get since() {
      return since;
    },
    async start() {
      await launchOnce();
      void keepAlive();
    },
    async stop(patienceMs) {
      isStopping = true;
      stopping.abort();
      const running = child;
      if (!running) return;
      running.kill("SIGTERM");
      const impatient = setTimeout(() => running.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(impatient);
    },
  };
}
