import vm from "node:vm";

/** A callback, promise continuations included, may run so long (voximplant.com/docs/guides/voxengine/limits). */
const CALLBACK_MS = 1_000;
/** After so long a turn ends, and the next has a watch of its own: nobody is cut for those who ran before. */
const TURN_MS = 50;
/** Most events call no scenario: with fewer than this, a watch over each callback alone is cheaper. */
const WORTH_A_WATCH = 4;

type Event = {
  run: () => void;
  /** Hears that `run` was cut in its middle: the scenario's code in it took too long. */
  cut: (reason: unknown) => void;
};

const due = new Set<Event>();
let running: Event | null = null;
let isComing = false;
let isWatched = false;

const watched = vm.createContext({ drain });
const enter = new vm.Script("drain()");

/**
 * Runs an event of a session at the next turn of the event loop, together with the due ones of all other sessions: what
 * watches over a scenario's endless loops is a thread, and starting one costs many times what a callback costs. Many
 * events share one.
 * @returns takes it back
 */
export function atNextTurn(event: Event): () => void {
  due.add(event);
  schedule();
  return () => due.delete(event);
}

/** Options for running code of a scenario: with a watch of its own where the turn has none. */
export function watchOptions(): vm.RunningScriptOptions {
  return isWatched ? {} : { timeout: CALLBACK_MS };
}

function schedule(): void {
  if (isComing || due.size === 0) return;
  isComing = true;
  setImmediate(turn);
}

function turn(): void {
  isWatched = due.size >= WORTH_A_WATCH;
  try {
    if (isWatched) enter.runInContext(watched, { timeout: CALLBACK_MS + TURN_MS });
    else drain();
  } catch (reason) {
    // The events of a session hear of their own errors: nothing but the end of its time leads here.
    const late = running;
    running = null;
    if (!late) throw reason;
    late.cut(reason);
  } finally {
    isWatched = false;
    isComing = false;
    schedule();
  }
}

/** What becomes due meanwhile waits: between two events of one session the promises of the sandbox itself go on. */
function drain(): void {
  const until = performance.now() + TURN_MS;
  for (const event of [...due]) {
    // One taken back by an earlier one of this turn.
    if (!due.delete(event)) continue;
    running = event;
    event.run();
    running = null;
    if (performance.now() > until) return;
  }
}
