import { anything, callable, method, number } from "./arguments";
import { waitFor } from "./emitter";
import type { Stage } from "./stage";
import type { Appointment } from "./virtual-clock";

/** Limits of voximplant.com/docs/guides/voxengine/limits. */
const MOST_TIMERS = 100;
const SHORTEST_INTERVAL_MS = 100;
const LONGEST_MS = 2_147_483_647;

export type Timers = {
  globals: Record<string, unknown>;
  /** None of them fires any more. */
  clear(): void;
};

/** setTimeout, setInterval and their counterparts, in virtual time. */
export function createTimers(stage: Stage): Timers {
  const { guard, clock } = stage;
  const active = new Map<number, Appointment>();
  let last = 0;

  function begin(name: string): number {
    if (stage.state() !== "running") guard.violate(`${name}: timers are not available any more`);
    if (active.size >= MOST_TIMERS) guard.violate(`${name}: more than ${MOST_TIMERS} timers`);
    last += 1;
    return last;
  }

  function fire(callback: unknown): void {
    stage.run(() => {
      if (typeof callback === "function") waitFor(stage, callback());
    });
  }

  const setTimeout = method(
    guard,
    "setTimeout",
    [callable],
    [number(0, LONGEST_MS)],
    ([callback, delay]) => {
      const id = begin("setTimeout");
      const once = () => {
        active.delete(id);
        fire(callback);
      };
      active.set(id, clock.after(Number(delay ?? 0), once));
      return id;
    },
  );
  const setInterval = method(
    guard,
    "setInterval",
    [callable, number(SHORTEST_INTERVAL_MS, LONGEST_MS)],
    [],
    ([callback, delay]) => {
      const id = begin("setInterval");
      const again = () => {
        active.set(id, clock.after(Number(delay), again));
        fire(callback);
      };
      active.set(id, clock.after(Number(delay), again));
      return id;
    },
  );
  const cancel = (name: string) =>
    method(guard, name, [anything], [], ([id]) => {
      const appointment = active.get(Number(id));
      if (appointment) clock.cancel(appointment);
      active.delete(Number(id));
    });
  return {
    globals: {
      setTimeout,
      setInterval,
      clearTimeout: cancel("clearTimeout"),
      clearInterval: cancel("clearInterval"),
    },
    clear: () => {
      for (const appointment of active.values()) clock.cancel(appointment);
      active.clear();
    },
  };
}
