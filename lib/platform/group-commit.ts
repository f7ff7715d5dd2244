import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { isDatabaseAway } from "@/db/is-away";

export type GroupRules<Item, Result> = {
  /** Items in one transaction at most. */
  most: number;
  /** With so many waiting a second transaction goes beside the first: the database works while the next are read. */
  crowd: number;
  /** Items with the same key never meet in one transaction, nor in two at one time; the earlier goes first. */
  keyOf(item: Item): string;
  /** All of it in one transaction. At an item's place "alone" where it must be run by itself. */
  together(items: readonly Item[]): Promise<readonly (Result | "alone")[]>;
  /** One item in a transaction of its own. */
  alone(item: Item): Promise<Result>;
};

/** A transaction belongs to no single request: what it logs carries nobody's ids. */
const ofNobody = AsyncLocalStorage.snapshot();

type Waiting<Item, Result> = {
  item: Item;
  key: string;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

/**
 * Lets the items of the moment share one transaction: while one is written, the next gathers, so that the busier it
 * is the more they share. Each is still answered for itself, after the commit; where the
 * shared transaction fails, each is run alone, so that a bad one spoils no other.
 * @returns adds an item; resolves once it is on disk, rejects with what `alone` throws
 */
export function groupCommit<Item, Result>(
  rules: GroupRules<Item, Result>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  const busy = new Set<string>();
  let writing = 0;
  let isDue = false;

  function take(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    for (const one of waiting) {
      if (batch.length >= rules.most || busy.has(one.key)) {
        later.push(one);
      } else {
        busy.add(one.key);
        batch.push(one);
      }
    }
    waiting = later;
    return batch;
  }

  function start(): void {
    isDue = false;
    const batch = take();
    if (batch.length === 0) return;
    writing += 1;
    void run(batch).finally(() => {
      writing -= 1;
      schedule();
    });
    schedule();
  }

  /** After everything that is readable now has been read: whoever comes in the same moment comes along. */
  function schedule(): void {
    const isBusy = writing > 0 && (writing > 1 || waiting.length < rules.crowd);
    if (isDue || isBusy || waiting.length === 0) return;
    isDue = true;
    ofNobody(() => setImmediate(start));
  }

  function free(one: Waiting<Item, Result>): void {
    busy.delete(one.key);
  }

  async function run(batch: Waiting<Item, Result>[]): Promise<void> {
    let results: readonly (Result | "alone")[];
    try {
      results = await rules.together(batch.map(({ item }) => item));
    } catch (error) {
      if (isDatabaseAway(error)) {
        // One by one they would only wait again.
        for (const one of batch) {
          free(one);
          one.reject(error);
        }
        return;
      }
      results = batch.map(() => "alone");
    }
    batch.forEach((one, at) => {
      const result = results[at];
      if (result === "alone" || result === undefined) {
        // Nobody behind waits for it: it may be long at a lock.
        void runAlone(one);
      } else {
        free(one);
        one.resolve(result);
      }
    });
  }

  async function runAlone(one: Waiting<Item, Result>): Promise<void> {
    try {
      one.resolve(await rules.alone(one.item));
    } catch (error) {
      one.reject(error);
    } finally {
      free(one);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, key: rules.keyOf(item), resolve, reject });
      schedule();
    });
}
