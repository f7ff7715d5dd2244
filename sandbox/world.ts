import { mkdirSync } from "node:fs";
import type { SandboxEnv } from "./env";
import { createFaults, type Faults } from "./faults/faults";
import { type Journal, openJournal } from "./journal/journal";
import { seededRandom } from "./random";

export type Settings = {
  /** Virtual seconds of a call per real second; read anew at every step of a running session. */
  speed: number;
  seed: string;
  /** True: the language model does whatever a transcript tells it to. */
  obedient: boolean;
  /** True: whatever a service answers in words repeats the whole request, keys included, as careless ones do. */
  echoes: boolean;
};

export type World = {
  env: SandboxEnv;
  journal: Journal;
  faults: Faults;
  settings: Settings;
  /** What the language model says next, word for word and one after the other, instead of reading. */
  answers: string[];
  /** A sequence of its own for each scope, fixed by `settings.seed` and the scope. */
  random(scope: string): () => number;
  dataDir: string;
  /** The sandbox's own address, e.g. http://127.0.0.1:4100, without a trailing slash. */
  publicUrl: string;
  /** Runs when somebody empties the world (POST /control/reset); each service forgets what people received. */
  onReset(forget: () => void): void;
  reset(): void;
  /** Runs before the process ends by SIGTERM or SIGINT. */
  onStop(stop: () => void | Promise<void>): void;
  stop(): Promise<void>;
};

/** One world per process: everything the services share. Creates the data directory. */
export function createWorld(env: SandboxEnv, publicUrl: string): World {
  mkdirSync(env.SANDBOX_DATA_DIR, { recursive: true });
  const settings: Settings = {
    speed: env.SANDBOX_SPEED,
    seed: env.SANDBOX_SEED,
    obedient: false,
    echoes: false,
  };
  const random = (scope: string) => seededRandom(`${settings.seed}|${scope}`);
  const journal = openJournal(env.SANDBOX_DATA_DIR);
  const faults = createFaults(journal, random);
  const answers: string[] = [];
  const forgetters: (() => void)[] = [];
  const stoppers: (() => void | Promise<void>)[] = [];
  return {
    env,
    journal,
    faults,
    settings,
    answers,
    random,
    dataDir: env.SANDBOX_DATA_DIR,
    publicUrl,
    onReset: (forget) => {
      forgetters.push(forget);
    },
    reset: () => {
      faults.clear();
      answers.length = 0;
      journal.rotate();
      for (const forget of forgetters) forget();
    },
    onStop: (stop) => {
      stoppers.push(stop);
    },
    stop: async () => {
      await Promise.allSettled(stoppers.map(async (stop) => stop()));
    },
  };
}
