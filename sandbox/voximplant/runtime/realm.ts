import vm from "node:vm";
import { watchOptions } from "./turn";

/**
 * Runs first in every session. VoxEngine is SpiderMonkey of Firefox 115 (ECMAScript 2022 and what
 * that version added); what a newer engine brings along, and the console, are taken away.
 */
const BOOTSTRAP = `(now, random) => {
  const gone = [
    [globalThis, "console", "WebAssembly", "SharedArrayBuffer", "Iterator", "Float16Array", "DisposableStack",
      "AsyncDisposableStack", "SuppressedError", "Temporal"],
    [Promise, "withResolvers", "try"], [Object, "groupBy"], [Map, "groupBy"], [Array, "fromAsync"],
    [Set.prototype, "union", "intersection", "difference", "symmetricDifference", "isSubsetOf", "isSupersetOf",
      "isDisjointFrom"],
    [String.prototype, "isWellFormed", "toWellFormed"], [RegExp, "escape"], [Error, "isError"],
    [Math, "f16round", "sumPrecise"], [ArrayBuffer.prototype, "transfer", "transferToFixedLength", "resize"],
    [Uint8Array, "fromBase64", "fromHex"], [Uint8Array.prototype, "toBase64", "toHex"],
  ];
  for (const [owner, ...names] of gone) for (const name of names) delete owner[name];
  const Native = Date;
  globalThis.Date = new Proxy(Native, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length ? given : [now()], newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  Math.random = random;
  return {
    promisePrototype: Promise.prototype,
    parse: JSON.parse,
    makeError: (message) => new Error(message),
    deferred: () => {
      let resolve, reject;
      const promise = new Promise((yes, no) => { resolve = yes; reject = no; });
      return { promise, resolve, reject };
    },
  };
}`;

export type Deferred = {
  promise: unknown;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
};

type Intrinsics = {
  promisePrototype: object;
  parse: (text: string) => unknown;
  makeError: (message: string) => unknown;
  deferred: () => Deferred;
};

export type Realm = {
  /** Puts a name into the scenario's global scope. */
  define(name: string, value: unknown): void;
  /** Evaluates a scenario file. @throws what the file throws, or a time-out after one second */
  evaluate(source: string, fileName: string): void;
  /** Runs `job`, which may call the scenario's functions, and all promise continuations that follow. @throws as above */
  execute(job: () => void): void;
  /** A promise of the scenario's world; settle it inside `execute`. */
  deferred(): Deferred;
  /** A copy of a JSON-like value made of the scenario's own objects and lists. */
  copy(value: unknown): unknown;
  /** An error of the scenario's world, for which `instanceof Error` holds there. */
  error(message: string): unknown;
};

const uncaughtByPrototype = new WeakMap<object, (reason: unknown) => void>();
let isWatching = false;

/** A rejected promise nobody waits for would end the whole process; it ends its own session instead. */
function watchRejections(): void {
  if (isWatching) return;
  isWatching = true;
  process.on("unhandledRejection", (reason, promise) => {
    const uncaught = uncaughtByPrototype.get(Object.getPrototypeOf(promise));
    if (!uncaught) throw reason;
    uncaught(reason);
  });
}

/**
 * A world of its own for one session: no Node globals, its own clock and dice.
 * @param uncaught hears of promises that were rejected with nobody waiting
 */
export function createRealm(
  now: () => number,
  random: () => number,
  uncaught: (reason: unknown) => void,
): Realm {
  watchRejections();
  const context = vm.createContext(
    {},
    {
      codeGeneration: { strings: false, wasm: false },
      // Continuations of promises count towards the second of the callback that caused them.
      microtaskMode: "afterEvaluate",
    },
  );
  const start: (now: () => number, random: () => number) => Intrinsics = vm.runInContext(
    BOOTSTRAP,
    context,
  );
  const intrinsics = start(now, random);
  uncaughtByPrototype.set(intrinsics.promisePrototype, uncaught);
  let job: () => void = () => undefined;
  const entrance = "\u0000job";
  Object.defineProperty(context, entrance, { value: () => job(), enumerable: false });
  const enter = new vm.Script(`globalThis[${JSON.stringify(entrance)}]()`);
  return {
    define: (name, value) => {
      Object.defineProperty(context, name, { value, writable: false, configurable: false });
    },
    evaluate: (source, fileName) => {
      new vm.Script(source, { filename: fileName }).runInContext(context, watchOptions());
    },
    execute: (next) => {
      job = next;
      enter.runInContext(context, watchOptions());
    },
    deferred: () => intrinsics.deferred(),
    copy: (value) => (value === undefined ? undefined : intrinsics.parse(JSON.stringify(value))),
    error: (message) => intrinsics.makeError(message),
  };
}
