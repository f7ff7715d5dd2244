import { anything, type Check, memberOf, method } from "./arguments";
import type { Stage } from "./stage";
import { strictObject } from "./strict";

/** Names of events as their enum has them: `Connected` → "Call.Connected". */
export type EventNames = Readonly<Record<string, string>>;

export type Emitter = {
  /** addEventListener and removeEventListener, to be put among an object's members. */
  members: Record<string, unknown>;
  /**
   * Calls the listeners now; from a clock event only.
   * @param event value of the enum
   * @param fields all documented fields; absent optional ones as undefined
   * @returns what the last listener returned
   */
  emit(event: string, fields: Record<string, unknown>): unknown;
};

/** Listeners of one object for the events of the given lists. */
export function createEmitter(stage: Stage, owner: string, lists: readonly EventNames[]): Emitter {
  const names = lists.flatMap((list) => Object.values(list));
  const known: Check = memberOf(`the events of ${owner}`, names);
  const listeners = new Map<string, unknown[]>();
  const { guard } = stage;
  return {
    members: {
      // Anything is taken as a listener: only calling it fails, and that ends the scenario (typings).
      addEventListener: method(
        guard,
        `${owner}.addEventListener`,
        [known, anything],
        [],
        (given) => {
          const event = String(given[0]);
          listeners.set(event, [...(listeners.get(event) ?? []), given[1]]);
        },
      ),
      removeEventListener: method(
        guard,
        `${owner}.removeEventListener`,
        [known],
        [anything],
        (given) => {
          const event = String(given[0]);
          const rest = (listeners.get(event) ?? []).filter((listener) => listener !== given[1]);
          listeners.set(event, given[1] === undefined ? [] : rest);
        },
      ),
    },
    emit: (event, fields) => {
      let answer: unknown;
      const label = `${owner} event ${names.includes(event) ? event : "?"}`;
      for (const listener of listeners.get(event) ?? []) {
        if (typeof listener !== "function") {
          stage.note("violation", { message: `${label}: the listener is not a function` });
          stage.crash(new Error("A listener is not a function"));
          return undefined;
        }
        stage.run(() => {
          answer = listener(strictObject(guard, label, fields));
          waitFor(stage, answer);
        });
      }
      return answer;
    },
  };
}

/** An asynchronous listener that fails breaks the session just as a plain one does. */
export function waitFor(stage: Stage, answer: unknown): void {
  if (typeof answer !== "object" || answer === null || !("then" in answer)) return;
  if (typeof answer.then !== "function") return;
  answer.then(undefined, (reason: unknown) => stage.clock.inject(() => stage.crash(reason)));
}
